import type { HttpResponse } from '../../http/exchange.ts';
import { safeJson, sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';

function headOf(response: HttpResponse): string {
  const lines = Object.entries(response.headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${sanitizeLine(one)}`),
  );
  return `${[`HTTP ${response.status}`, ...lines].join('\n')}\n\n`;
}

/**
 * An answer as it is printed: byte for byte into a pipe; on a terminal, or when JSON was asked for,
 * indented, and never able to drive the terminal.
 */
export function answerText(
  response: HttpResponse,
  { include, context }: { include: boolean; context: Context },
): string {
  const head = include ? headOf(response) : '';
  const { text } = response;
  if (!context.terminal.outIsTerminal && !context.output.machine) return `${head}${text}`;
  if (text === '') return head;
  try {
    return `${head}${safeJson(JSON.parse(text), 2)}\n`;
  } catch {
    return `${head}${sanitize(text).trimEnd()}\n`;
  }
}

import { cleanText } from '../clean-text.ts';

/** Text that is HTML already; only {@link markup} makes it. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

type Part = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML from a template. Whatever is put into it stands there as text, between tags as well as
 * within quoted attributes, unless it is markup itself.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const texts = strings.map((text, index) => text + htmlOf(parts[index] ?? ''));
  return new Markup(texts.join(''));
}

/** Markup where there is something to say, else nothing. */
export const when = (is: boolean, make: () => Markup): Markup => (is ? make() : new Markup(''));

function htmlOf(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part !== 'string' && typeof part !== 'number') {
    return part.map(({ html }) => html).join('');
  }
  return cleanText(String(part)).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}

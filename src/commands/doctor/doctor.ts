import { TaxqError } from '../../errors.ts';
import { redactor } from '../../http/redact.ts';
import type { CheckResult } from '../../work/checks/check.ts';
import { redactFinding } from '../../work/checks/redact-finding.ts';
import { runChecks } from '../../work/checks/run-checks.ts';
import { isFault } from '../../work/checks/verdict.ts';
import { checkJson, drawCheck, drawVerdict, interrupted, secretsOf } from '../check-list.ts';
import type { Context, Target } from '../context.ts';
import { doctorChecks } from './doctor-checks.ts';
import { DOCTOR_FIELDS } from './fields.ts';

/** Longest time for one check; milliseconds. */
const LIMIT_MS = 20_000;

/** The portal in use; null where the configuration or the environment doesn’t make sense. */
async function targetOf(context: Context): Promise<Target | null> {
  try {
    return await context.target();
  } catch (error) {
    // The check of the portal tells why.
    if (error instanceof TaxqError) return null;
    throw error;
  }
}

/** `taxq doctor` */
export async function runDoctor(
  { offline = false, strict = false }: { offline?: boolean; strict?: boolean },
  context: Context,
): Promise<void> {
  const { output, terminal, signal, clock, env } = context;
  const target = await targetOf(context);
  const say = async (text: string) => {
    if (!output.machine) await terminal.data(`${text}\n`);
  };
  await say(`${terminal.paint.strong('Checking this machine')}\n`);
  const redact = redactor([...secretsOf(target?.means ?? null), env['TAXQ_STORE_KEY'] ?? '']);
  const started = clock();
  const began = performance.now();
  const checks: CheckResult[] = [];
  for await (const result of runChecks(doctorChecks(target, offline, context), {
    signal,
    limitMs: LIMIT_MS,
    revise: (finding) => redactFinding(finding, redact),
  })) {
    checks.push(result);
    await say(drawCheck(result, terminal));
  }
  const duration = Math.round(performance.now() - began);
  const faults = checks.filter((check) => isFault(check, strict)).map(({ id }) => id);
  const ok = faults.length === 0 && !signal.aborted;
  if (output.machine) {
    const json = {
      ok,
      profile: target?.profile ?? null,
      origin: target?.url && URL.canParse(target.url) ? new URL(target.url).origin : null,
      started_time: started.toISOString(),
      duration_ms: duration,
      checks: checks.map(checkJson),
    };
    await output.thing(DOCTOR_FIELDS, json, () => '');
  } else {
    await say(`\n${drawVerdict(ok, checks, duration, terminal)}`);
  }
  if (signal.aborted) throw interrupted(checks);
  if (faults.length === 0) return;
  throw new TaxqError({
    kind: 'fault',
    code: 'doctor_failed',
    message: 'Something on this machine needs to be mended.',
    why: `Not passed: ${faults.join(', ')}.`,
    hint: 'What to do stands with each check.',
  });
}

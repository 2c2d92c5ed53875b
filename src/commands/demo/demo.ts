import { TaxqError } from '../../errors.ts';
import type { Step, StepResult } from '../../work/demo/day.ts';
import { EVENING } from '../../work/demo/evening.ts';
import { MORNING } from '../../work/demo/morning.ts';
import { type Proof, proveDay } from '../../work/demo/proofs.ts';
import { RETURN } from '../../work/demo/return.ts';
import type { Context } from '../context.ts';
import { DEMO_FIELDS } from './fields.ts';
import { drawEnd, drawProof, drawStart, drawStep } from './present.ts';
import { openStage, type Stage } from './stage.ts';

async function live(
  step: Step,
  stage: Stage,
): Promise<{ result: StepResult; error: TaxqError | null }> {
  const started = performance.now();
  const about = { id: step.id, title: step.title };
  const duration = () => Math.round(performance.now() - started);
  try {
    const detail = await step.run(stage.day);
    return { result: { ...about, ok: true, detail, duration_ms: duration() }, error: null };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    const detail = error.whatAndWhy;
    return { result: { ...about, ok: false, detail, duration_ms: duration() }, error };
  }
}

/** `taxq demo` */
export async function runDemo(_input: object, context: Context): Promise<void> {
  const { output, terminal } = context;
  const started = performance.now();
  const say = async (text: string) => {
    if (!output.machine) await terminal.data(`${text}\n`);
  };
  const stage = await openStage(context);
  await say(drawStart(stage.url, terminal));

  const steps: StepResult[] = [];
  let failure: TaxqError | null = null;
  for (const step of [...MORNING, ...RETURN, ...EVENING]) {
    context.signal.throwIfAborted();
    const { result, error } = await live(step, stage);
    steps.push(result);
    await say(drawStep(result, steps.length, terminal));
    failure = error;
    if (failure !== null) break;
  }

  const proofs: Proof[] =
    failure === null ? await proveDay(stage.reader, stage.source, stage.day) : [];
  for (const [index, proof] of proofs.entries()) await say(drawProof(proof, index === 0, terminal));
  const ok = failure === null && proofs.every((proof) => proof.ok);
  const duration = Math.round(performance.now() - started);
  if (output.machine) {
    const json = { ok, portal: stage.url, steps, proofs, duration_ms: duration };
    await output.thing(DEMO_FIELDS, json, () => '');
  } else if (ok) {
    await say(drawEnd(steps.length, proofs.length, duration, terminal));
  }
  if (failure !== null) throw failure;
  if (!ok) throw unproven(proofs);
}

function unproven(proofs: readonly Proof[]): TaxqError {
  const wrong = proofs.filter((proof) => !proof.ok);
  return new TaxqError({
    kind: 'failed',
    code: 'demo_unproven',
    message: `The portal does not hold what the day did: ${wrong.map(({ title }) => title).join('; ')}.`,
    why: wrong.map(({ expected, found }) => `Expected ${expected}, found ${found}.`).join(' '),
    hint: 'Run it again with --debug and report what it says.',
  });
}

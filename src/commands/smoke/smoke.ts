import { TaxqError } from '../../errors.ts';
import { redactor } from '../../http/redact.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { CheckResult } from '../../work/checks/check.ts';
import { redactFinding } from '../../work/checks/redact-finding.ts';
import { runChecks } from '../../work/checks/run-checks.ts';
import { isFault } from '../../work/checks/verdict.ts';
import { digestByFetching } from '../../work/document/content-digest.ts';
import { openScene } from '../../work/smoke/open-scene.ts';
import { smokeChecks, withRequests } from '../../work/smoke/smoke-checks.ts';
import { type LeftBehind, probeText } from '../../work/smoke/write-text.ts';
import { drawCheck, interrupted, secretsOf } from '../check-list.ts';
import type { Context } from '../context.ts';
import { SMOKE_FIELDS } from './fields.ts';
import {
  assertMayWrite,
  checkBudgets,
  type SmokeInput,
  type WriteWish,
  writeWish,
} from './options.ts';
import { portalOf } from './portal.ts';
import { drawEnd, drawStart, reportJson } from './present.ts';
import { openReports } from './reports.ts';
import { budgetText, type SmokeReport, smokeReport } from './smoke-report.ts';

/** Longest time for one check; milliseconds. */
const LIMIT_MS = 60_000;

/** Says what is to be written, and asks. */
async function announce({ job, runId }: WriteWish, context: Context): Promise<void> {
  const { terminal, dryRun, asker } = context;
  const shown = sanitizeLine(job);
  terminal.note(
    `To job ${shown}: an internal note (where the portal has none, a message that the client reads) and a PDF of one page, both marked “${probeText(runId)}”.`,
  );
  if (dryRun) terminal.note('None of it is written (--dry-run).');
  else await asker.confirm(`Write this to job ${shown}?`);
}

/** `taxq smoke` */
export async function runSmoke(input: SmokeInput, context: Context): Promise<void> {
  const { output, terminal, signal, clock, dryRun, transportOptions } = context;
  const { budget: budgets = [], strict = false, repeat = 0, checkTimeout = LIMIT_MS } = input;
  checkBudgets(budgets);
  const wish = writeWish(input);
  const reports = await openReports(input, context);
  const portal = await portalOf(context);
  if (wish !== null) {
    assertMayWrite(portal.url, input.allowProduction === true, context);
    await announce(wish, context);
  }
  const written = dryRun ? null : wish;
  const { scene, close } = openScene(portal, {
    transport: transportOptions,
    now: clock,
    wanted: input.job ?? null,
  });
  context.onClose(close);

  const say = async (text: string) => {
    if (!output.machine) await terminal.data(`${text}\n`);
  };
  await say(drawStart(portal, written !== null, terminal));
  const left: LeftBehind[] = [];
  const digestOf = digestByFetching(scene.source);
  const { sleep } = transportOptions;
  const writing = written && { scene, ...written, digestOf, sleep, left };
  const secrets = secretsOf(portal.means);
  const started = clock();
  const began = performance.now();
  let asked = 0;
  const running = runChecks(smokeChecks(scene, repeat, writing), {
    signal,
    limitMs: checkTimeout,
    endsWith: isOfThisMachine,
    onBegin: () => {
      asked = scene.log.attempts.length;
    },
    revise: (finding, check) =>
      redactFinding(
        withRequests(finding, check, scene, asked),
        redactor([...secrets, ...scene.tokens]),
      ),
  });
  const checks: CheckResult[] = [];
  for await (const result of running) {
    checks.push(result);
    await say(drawCheck(result, terminal));
  }
  const report = smokeReport({
    profile: portal.name,
    origin: scene.session.client.origin,
    runId: written?.runId ?? null,
    ...{ started, checks, left, budgets, strict },
    durationMs: Math.round(performance.now() - began),
    attempts: scene.log.attempts,
    interrupted: signal.aborted,
  });
  // What was found decides how the command ends, before it is shown in whatever form.
  const fault = faultOf(report, strict, signal);
  if (output.machine) await output.thing(SMOKE_FIELDS, reportJson(report), () => '');
  else await say(drawEnd(report, terminal));
  await reports.write(report, { strict, interrupted: signal.aborted }).catch((error: unknown) => {
    if (fault === null || !(error instanceof TaxqError)) throw error;
    terminal.alert(sanitizeLine(error.whatAndWhy));
  });
  if (fault !== null) throw fault;
}

/** What is wrong with how this machine is set up, and with no portal: as in every other command. */
const isOfThisMachine = ({ code }: TaxqError) => ['ca_unusable', 'proxy_sign_in'].includes(code);

/** The error that a run ends with; null for a good one. */
function faultOf(report: SmokeReport, strict: boolean, signal: AbortSignal): TaxqError | null {
  const { ok, checks, budgets, origin } = report;
  if (signal.aborted) return interrupted(checks);
  if (ok) return null;
  const failed = checks.filter((check) => isFault(check, strict)).map(({ id }) => id);
  const over = budgets.filter((budget) => isFault(budget, strict)).map(budgetText);
  return new TaxqError({
    kind: 'fault',
    code: 'smoke_failed',
    message: `${origin} didn’t pass.`,
    why: [...(failed.length === 0 ? [] : [`Not passed: ${failed.join(', ')}.`]), ...over].join(' '),
    hint: 'What each check found is told above it; --debug shows each request.',
  });
}

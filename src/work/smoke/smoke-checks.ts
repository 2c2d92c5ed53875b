import { type Check, type Finding, warn } from '../checks/check.ts';
import { documentsCheck, membersCheck, messagesCheck } from './content-checks.ts';
import { downloadCheck } from './download-check.ts';
import { jobsPageCheck, jobViewCheck, pagingCheck, samplesCheck } from './job-checks.ts';
import type { Scene } from './scene.ts';
import { capabilitiesCheck, clockCheck, tlsCheck, tokenCheck } from './sign-in-checks.ts';
import { writeDocumentCheck } from './write-document.ts';
import { type Writing, writeMessageCheck, writeNoteCheck } from './write-text.ts';

/** Every check that a run may have. */
export const CHECK_IDS: readonly string[] = [
  'tls',
  'token',
  'capabilities',
  'clock-skew',
  'jobs.page',
  'jobs.paging',
  'job.view',
  'messages.list',
  'documents.list',
  'document.download',
  'members',
  'samples',
  'write.note',
  'write.message',
  'write.document',
  'contract',
];

/**
 * The checks of a portal, in their order.
 *
 * @param samples how often more the first page is asked for
 * @param writing null for a run that only reads
 */
export function* smokeChecks(
  scene: Scene,
  samples: number,
  writing: Writing | null,
): Generator<Check> {
  yield tlsCheck(scene);
  yield tokenCheck(scene);
  yield capabilitiesCheck(scene);
  yield clockCheck(scene);
  yield jobsPageCheck(scene);
  yield pagingCheck(scene);
  yield jobViewCheck(scene);
  yield messagesCheck(scene);
  yield documentsCheck(scene);
  yield downloadCheck(scene);
  yield membersCheck(scene);
  if (samples > 0) yield samplesCheck(scene, samples);
  if (writing !== null) {
    // By now it is known whether the portal has notes.
    yield scene.hasNotes ? writeNoteCheck(writing) : writeMessageCheck(writing);
    yield writeDocumentCheck(writing);
  }
  yield {
    id: 'contract',
    name: 'Answers as documented',
    run: () => scene.contract.judge(),
  };
}

const isTrouble = (status: number | null) => status === null || status === 429 || status >= 500;

/**
 * Adds what the requests of a check tell: which one it was, and that a pass was had by trying again.
 *
 * @param since how many tries there had been before the check
 */
export function withRequests(
  finding: Finding,
  { id }: Check,
  { log }: Scene,
  since: number,
): Finding {
  const attempts = log.attempts.slice(since);
  const requestId = finding.requestId ?? (attempts.length > 0 ? log.lastRequestId() : undefined);
  const troubles = attempts.filter(({ status }) => isTrouble(status));
  // What a mere connection is answered says nothing.
  if (finding.status !== 'pass' || troubles.length === 0 || id === 'tls')
    return { ...finding, requestId };
  const met = [...new Set(troubles.map(({ status }) => status ?? 'no answer'))].join(', ');
  const times = troubles.length === 1 ? 'once' : `${troubles.length} times`;
  const why = `Only after trying again: the portal failed ${times} (${met}).`;
  return { ...warn(`${finding.message} ${why}`), requestId };
}

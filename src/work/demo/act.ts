import { TaxqError } from '../../errors.ts';
import { planUpload } from '../document/plan-upload.ts';
import { uploadDocuments } from '../document/upload-documents.ts';
import { completeMilestone, findMilestone, listMilestones } from '../job/milestones.ts';
import { type Draft, draftMessage } from '../message/draft.ts';
import { lintDraft } from '../message/lint-gate.ts';
import { sendOnce } from '../message/send-once.ts';
import { type Day, mainJob } from './day.ts';
import { makePaper, type Paper } from './papers.ts';

/** Uploads papers to the main job under one tag, as `doc upload` does. */
export async function uploadPapers(
  day: Day,
  tag: string,
  papers: readonly (Paper & { title: string })[],
): Promise<string> {
  for (const paper of papers) {
    const path = await makePaper(day.folder, paper);
    const wish = { job: day.mainId, files: [path], tag, title: paper.title };
    const plan = await planUpload(day.session, wish);
    for await (const result of uploadDocuments(day.session, plan, {
      dryRun: false,
      store: day.store,
      digestOf: day.digestOf,
      signal: day.signal,
    })) {
      if (result.error !== null) throw result.error;
      day.uploaded.push({
        documentId: result.document_id ?? '',
        path,
        tag: result.tag,
        size: result.size,
        sha256: result.sha256,
      });
    }
  }
  return papers.map(({ title }) => `“${title}”`).join(' and ');
}

/** @throws TaxqError as the rule has it that keeps the message back */
export async function judge({ session }: Day, draft: Draft): Promise<void> {
  const { refusal } = await lintDraft(session, draft);
  if (refusal !== null) throw refusal;
}

/** Judges a message and sends it to the main job, once, as all commands do. */
export async function send(day: Day, draft: Draft): Promise<void> {
  const { session, store, pro } = day;
  await judge(day, draft);
  await sendOnce({ session, store, proId: pro.user_id }, draft);
  day.sent.push(draft.text);
}

/** Sends a template of the message bank to the main job, as `message send` does. */
export async function sendTemplate(day: Day, id: string, pairs: readonly string[]): Promise<void> {
  const wording = { template: day.bank.find(id), pairs };
  const draft = await draftMessage(day.session, await mainJob(day), wording, async () => day.pro);
  await send(day, draft);
}

/** Ticks the pro's milestones of the main job by their names. */
export async function tickOwn(day: Day, names: readonly string[]): Promise<string> {
  const job = await mainJob(day);
  const milestones = await listMilestones(day.session, job);
  for (const name of names) {
    const ticked = await completeMilestone(day.session, job, findMilestone(milestones, name));
    if (!ticked.completed) {
      throw new TaxqError({
        kind: 'failed',
        code: 'not_ticked',
        message: `“${name}” was not ticked.`,
      });
    }
  }
  return names.join(', ');
}

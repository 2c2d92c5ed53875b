import { TaxqError } from '../../errors.ts';
import { planUpload } from '../document/plan-upload.ts';
import { uploadDocuments } from '../document/upload-documents.ts';
import { completeMilestone, findMilestone, listMilestones } from '../job/milestones.ts';
import { draftMessage } from '../message/draft.ts';
import { sendMessage } from '../message/send-message.ts';
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

/** Sends a template of the message bank to the main job, as `message send` does. */
export async function sendTemplate(day: Day, id: string, pairs: readonly string[]): Promise<void> {
  const wording = { template: day.bank.find(id), pairs };
  const draft = await draftMessage(await mainJob(day), wording, async () => day.pro);
  await sendMessage(day.session, draft, day.pro.user_id);
  day.sent.push(draft.text);
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

import { TaxqError } from '../../errors.ts';
import { openContentSource } from '../../portal/download.ts';
import { openProgress } from '../../terminal/progress.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { sizeText } from '../../terminal/size-text.ts';
import { digestByFetching } from '../../work/document/content-digest.ts';
import { planUpload, type UploadPlan } from '../../work/document/plan-upload.ts';
import { uploadDocuments } from '../../work/document/upload-documents.ts';
import { descriptionProblem, titleProblem } from '../../work/document/wording.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { Context } from '../context.ts';
import { listResults } from './list-results.ts';
import { uploadsView } from './present-transfers.ts';

interface UploadInput {
  job: string;
  file: string[];
  tag: string;
  title?: string;
  description?: string;
}

const usage = (code: string, message: string, hint: string) =>
  new TaxqError({ kind: 'usage', code, message, hint });

function checkWords({ file, title, description }: UploadInput): void {
  if (title !== undefined && file.length > 1) {
    throw usage(
      'title_for_many',
      'One --title can’t name several documents.',
      'Leave it out, so that each is named after its file, or upload one by one.',
    );
  }
  const badTitle = title === undefined ? null : titleProblem(title);
  if (badTitle !== null) throw usage('title', badTitle, 'Give another --title.');
  const badDescription = descriptionProblem(description);
  if (badDescription !== null) {
    throw usage('description', badDescription, 'Give a shorter --description.');
  }
}

function announce({ job, tag, uploads }: UploadPlan, context: Context): void {
  const { note, errPaint: paint } = context.terminal;
  if (tag.assumed) {
    note(
      `${paint.risk('!')} This portal can’t list its tags; “${tag.word}” is taken to be ${tag.id}. If it isn’t, set it in the profile (--tag-${tag.word}).`,
    );
  }
  const files = uploads.length === 1 ? '1 file' : `${uploads.length} files`;
  const to = `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`;
  note(`${to}  ${files} as “${sanitizeLine(tag.name)}”`);
}

/** `taxq doc upload JOB FILE… --tag TAG` */
export async function runUpload(input: UploadInput, context: Context): Promise<void> {
  checkWords(input);
  const session = await context.session();
  const { job, file: files, tag, title, description } = input;
  const plan = await planUpload(session, { job, files, tag, title, description });
  announce(plan, context);
  const progress = openProgress(context.terminal);
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  const results = uploadDocuments(session, plan, {
    store: await context.store(),
    digestOf: digestByFetching(source),
    dryRun: context.dryRun,
    signal: context.signal,
    sleep: context.transportOptions.sleep,
    onBegin: ({ file }) =>
      progress.begin(`Uploading ${file.file_name}, ${sizeText(file.size)}`, file.size),
    onBytes: progress.advance,
    onEnd: progress.end,
  });
  await listResults(context, uploadsView(context.terminal.outIsTerminal), results, {
    label: ({ file }) => file,
    what: 'files could not be uploaded',
    hint: 'Mend what it names, then run the command again: what has arrived is not sent twice.',
  });
  if (context.dryRun) context.terminal.note('Nothing was uploaded (--dry-run).');
}

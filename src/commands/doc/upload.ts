import { TaxqError } from '../../errors.ts';
import { openContentSource } from '../../portal/download.ts';
import { openProgress } from '../../terminal/progress.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import { sizeText } from '../../terminal/size-text.ts';
import { digestByFetching } from '../../work/document/content-digest.ts';
import { planUpload, type UploadPlan } from '../../work/document/plan-upload.ts';
import { uploadDocuments } from '../../work/document/upload-documents.ts';
import type { UploadOverride } from '../../work/document/upload-override.ts';
import { descriptionProblem, titleProblem } from '../../work/document/wording.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { Context } from '../context.ts';
import { warnUnverified } from '../scope/warn-unverified.ts';
import { listResults } from './list-results.ts';
import { overrideNote } from './override-note.ts';
import { readUploadOverride, type UploadOverrideInput } from './parse-override.ts';
import { uploadsView } from './present-transfers.ts';

interface UploadInput extends UploadOverrideInput {
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

async function announce(
  { job, tag, uploads, overridden }: UploadPlan,
  override: UploadOverride | undefined,
  context: Context,
): Promise<void> {
  const { note, errPaint: paint } = context.terminal;
  if (tag.assumed) {
    note(
      `${paint.risk('!')} This portal can’t list its tags; “${tag.word}” is taken to be ${tag.id}. If it isn’t, set it in the profile (--tag-${tag.word}).`,
    );
  }
  const files = uploads.length === 1 ? '1 file' : `${uploads.length} files`;
  const to = `${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`;
  note(`${to}  ${files} as “${sanitizeLine(tag.name)}”`);
  const told = overrideNote(override, [{ job, rules: overridden }]);
  if (told !== null) note(sanitize(told));
  const isSent = uploads.some(({ already }) => already === null);
  if (tag.word === 'draft' && isSent) await warnUnverified([job], context);
}

/** `taxq doc upload JOB FILE… --tag TAG` */
export async function runUpload(input: UploadInput, context: Context): Promise<void> {
  checkWords(input);
  const override = readUploadOverride(input);
  const session = await context.session();
  const { job, file: files, tag, title, description } = input;
  const plan = await planUpload(session, { job, files, tag, title, description, override });
  await announce(plan, override, context);
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

import { closeJob } from '../close/close-job.ts';
import { draftClosing } from '../close/closing-message.ts';
import { parseOutcomes } from '../close/outcomes.ts';
import { planUpload } from '../document/plan-upload.ts';
import { getJob } from '../job/find-job.ts';
import { jobTitle } from '../job/job-view.ts';
import { chooseItems } from '../scope/choose-items.ts';
import { checkRequest, requestScopeChange } from '../scope/request-scope-change.ts';
import { listServices } from '../scope/scope-items.ts';
import { judge } from './act.ts';
import { type Day, expectRefusal, mainJob, type Step } from './day.ts';
import { makePaper } from './papers.ts';

async function changeScope(day: Day): Promise<string> {
  const job = await getJob(day.session, day.scopeId);
  const items = chooseItems(await listServices(day.session), ['SCHEDULE_C'], true);
  const reason =
    'The client began a business of their own, which the questionnaire names only in a note.';
  await checkRequest(day.session, { job, items, reason });
  const change = await requestScopeChange(day.session, { job, items, reason });
  day.scopeChangeId = change.id;
  const now = await getJob(day.session, day.scopeId);
  return `Schedule C for ${jobTitle(job)}; the job is now ${now.status === 'ON_HOLD' ? 'On-Hold' : now.status}`;
}

async function closeMain(day: Day): Promise<string> {
  const job = await mainJob(day);
  const jurisdictions = job.jurisdictions ?? [];
  const outcome = jurisdictions.map(
    ({ code }, index) => `${code}=${index === 0 ? 'refund:1842.50' : 'owed:310'}`,
  );
  const words = {
    template: undefined,
    outcomes: parseOutcomes({ outcome }, jurisdictions),
    pairs: [],
  };
  const message = await draftClosing(day.session, job, day.bank, words, async () => day.pro);
  await judge(day, message);
  const closed = await closeJob(day, job.id, { rating: 5, message });
  if (closed.message_id !== null) day.sent.push(message.text);
  return `saved a copy, sent the close-out message, completed ${closed.job.short_id} with 5 of 5`;
}

async function refuseLateUpload(day: Day): Promise<string> {
  const paper = { fileName: 'too-late.pdf', heading: 'Too late', lines: [] };
  const path = await makePaper(day.folder, paper);
  await expectRefusal('An upload to a closed job', () =>
    planUpload(day.session, { job: day.mainId, files: [path], tag: 'OTHER' }),
  );
  const params = { job_id: day.mainId };
  await expectRefusal('A message to a closed job', () =>
    day.session.client.call('sendProMessage', { params, body: { text: 'One more thing.' } }),
  );
  return 'chat and uploads ended with the job (X11)';
}

/** From the scope change to the closed job. */
export const EVENING: readonly Step[] = [
  { id: 'scope', title: 'Request a scope change', run: changeScope },
  { id: 'close', title: 'Close the job', run: closeMain },
  { id: 'late-upload', title: 'Upload to a closed job: refused', run: refuseLateUpload },
];

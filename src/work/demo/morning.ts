import { TaxqError } from '../../errors.ts';
import { all } from '../../portal/paging.ts';
import { introDecision } from '../../rules/intro.ts';
import { type JobState, jobState } from '../../rules/job-state.ts';
import { planIntro } from '../intro/plan-intro.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { listJobs } from '../job/list-jobs.ts';
import { readMessages } from '../message/list-messages.ts';
import { whoAmI } from '../session.ts';
import { send, tickOwn } from './act.ts';
import { type Day, mainJob, type Step } from './day.ts';
import { makePaper } from './papers.ts';

const WORDS: Record<JobState, string> = {
  open: 'active',
  'on-hold': 'On-Hold',
  'not-claimed': 'not claimed',
  closed: 'closed',
  cancelled: 'cancelled',
  unknown: 'other',
};

function countStates(jobs: readonly JobView[]): string {
  const counts = new Map<string, number>();
  for (const { status } of jobs) {
    const word = WORDS[jobState(status)];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

async function needsIntro(day: Day, job: JobView): Promise<boolean> {
  const messages = await all(readMessages(day.session, job));
  const facts = { status: job.status, pro_user_id: day.pro.user_id, messages };
  return introDecision(facts).status === 'needed';
}

const missing = (what: string) =>
  new TaxqError({
    kind: 'failed',
    code: 'demo_job_missing',
    message: `The queue has no job ${what}.`,
  });

async function listQueue(day: Day): Promise<string> {
  const jobs = await all(listJobs(day.session));
  day.jobIds = jobs.map(({ id }) => id);
  const active = jobs.filter(({ status }) => jobState(status) === 'open');
  for (const job of active) {
    if (await needsIntro(day, job)) day.mainId ||= job.id;
    else if (job.current_progress_step === null) day.scopeId ||= job.id;
  }
  if (day.mainId === '') throw missing('that needs an intro');
  if (day.scopeId === '') throw missing('that is under way without a draft');
  return `${jobs.length} jobs: ${countStates(jobs)}`;
}

async function sendIntro(day: Day): Promise<string> {
  const job = await mainJob(day);
  const planned = await planIntro(day.session, job, { bank: day.bank, pro: day.pro, pairs: [] });
  if (planned.status === 'failed') throw planned.error;
  if (planned.status !== 'planned') throw missing('that needs an intro');
  await send(day, planned.draft);
  return `${planned.draft.template} to ${jobTitle(job)}`;
}

async function clientAnswers(day: Day): Promise<string> {
  const job = await mainJob(day);
  const path = await makePaper(day.folder, {
    fileName: 'w2.pdf',
    heading: 'Form W-2, Wage and Tax Statement',
    lines: [jobTitle(job), `Tax year ${job.tax_year}`, 'A made-up paper of a demonstration'],
  });
  await day.client.upload(job.id, path, 'W_2', 'W-2');
  await day.client.tick(job.id, 'Documents received');
  await day.client.say(job.id, 'Everything is uploaded now. What happens next?');
  return 'a W-2, a ticked milestone and a question';
}

/** From signing in to having all that the return needs. */
export const MORNING: readonly Step[] = [
  {
    id: 'sign-in',
    title: 'Sign in',
    run: async (day) => {
      day.pro = await whoAmI(day.session);
      const { display_name, credential, state } = day.pro;
      return [display_name, credential, state].filter(Boolean).join(', ');
    },
  },
  { id: 'list', title: 'List the queue', run: listQueue },
  { id: 'intro', title: 'Send the intro', run: sendIntro },
  {
    id: 'milestones',
    title: 'Tick milestones',
    run: (day) => tickOwn(day, ['Introductions', 'Scope verified']),
  },
  { id: 'client-answers', title: 'The client answers', run: clientAnswers },
];

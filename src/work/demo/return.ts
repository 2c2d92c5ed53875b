import { checkGate, gateRefused } from '../close/check-gate.ts';
import { planUpload } from '../document/plan-upload.ts';
import { jobTitle } from '../job/job-view.ts';
import { sendTemplate, tickOwn, uploadPapers } from './act.ts';
import { type Day, expectRefusal, mainJob, type Step } from './day.ts';
import { makePaper } from './papers.ts';

async function paperAbout(
  day: Day,
  fileName: string,
  heading: string,
  lines: readonly string[] = [],
) {
  const job = await mainJob(day);
  const about = [jobTitle(job), `Tax year ${job.tax_year}`, 'A made-up paper of a demonstration'];
  return { fileName, heading, lines: [...about, ...lines] };
}

async function uploadDraft(day: Day): Promise<string> {
  const paper = await paperAbout(day, 'draft-return.pdf', 'Draft return, Form 1040');
  const said = await uploadPapers(day, 'draft', [{ ...paper, title: 'Draft return' }]);
  await sendTemplate(day, 'draft-ready', ['document.title=Draft return']);
  return `${said}, and told the client`;
}

async function clientSigns(day: Day): Promise<string> {
  const papers = [
    ['EFILE_AUTHORIZATION', 'form-8879.pdf', 'Form 8879, IRS e-file Signature Authorization'],
    ['SIGNED_RETURN', 'signed-return.pdf', 'Form 1040, signed copy'],
  ] as const;
  for (const [tag, fileName, heading] of papers) {
    const lines = ['Electronically signed by the taxpayer'];
    const path = await makePaper(day.folder, await paperAbout(day, fileName, heading, lines));
    const title = tag === 'SIGNED_RETURN' ? 'Signed return' : 'Form 8879 signed';
    await day.client.upload(day.mainId, path, tag, title);
  }
  await day.client.tick(day.mainId, 'E-file authorization signed');
  return 'Form 8879 and the return (X4)';
}

async function uploadFinal(day: Day): Promise<string> {
  const paper = await paperAbout(day, 'final-return.pdf', 'Final return, Form 1040');
  return uploadPapers(day, 'final', [{ ...paper, title: 'Final return' }]);
}

async function refuseEarlyFinal(day: Day): Promise<string> {
  const paper = await paperAbout(day, 'too-early.pdf', 'Final return, too early');
  const path = await makePaper(day.folder, paper);
  return expectRefusal('A final return before the approval', () =>
    planUpload(day.session, { job: day.mainId, files: [path], tag: 'final' }),
  );
}

async function refuseEarlyClose(day: Day): Promise<string> {
  const check = await checkGate(day.session, day.mainId, { papers: day.papers });
  const rules = check.gate.rules.filter(({ status }) => status === 'fail').map(({ id }) => id);
  await expectRefusal('Closing without the e-file confirmation', async () => {
    if (!rules.includes('X3')) return;
    throw gateRefused(check);
  });
  const params = { job_id: day.mainId };
  await expectRefusal('Completing it at the portal', () =>
    day.session.client.call('completeJob', { params, body: { rating: 5 } }),
  );
  return `the gate holds it by ${rules.join(', ')}; the portal refuses too`;
}

async function uploadConfirmations(day: Day): Promise<string> {
  const { jurisdictions } = await mainJob(day);
  const papers = (jurisdictions ?? []).map(async ({ code, name }) => {
    const heading = `E-file acknowledgement, ${name}`;
    const lines = ['Status: ACCEPTED'];
    const paper = await paperAbout(day, `accepted-${code.toLowerCase()}.pdf`, heading, lines);
    return { ...paper, title: `E-File confirmation ${name} (${code})` };
  });
  return uploadPapers(day, 'efile', await Promise.all(papers));
}

/** From the draft to the accepted return. */
export const RETURN: readonly Step[] = [
  { id: 'draft', title: 'Upload the draft return', run: uploadDraft },
  { id: 'early-final', title: 'Final before approval: refused', run: refuseEarlyFinal },
  {
    id: 'approval',
    title: 'The client approves',
    run: async (day) => {
      await day.client.approveDraft(day.mainId);
      return 'the draft return';
    },
  },
  { id: 'signature', title: 'The client signs', run: clientSigns },
  { id: 'final', title: 'Upload the final return', run: uploadFinal },
  { id: 'early-close', title: 'Close without e-file: refused', run: refuseEarlyClose },
  { id: 'efile', title: 'Upload the confirmations', run: uploadConfirmations },
  {
    id: 'filed',
    title: 'Tick the last milestones',
    run: async (day) => {
      await day.client.tick(day.mainId, 'Engagement complete');
      return `${await tickOwn(day, ['Filed', 'Accepted'])}; the client theirs`;
    },
  },
];

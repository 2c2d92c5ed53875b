import { COMPANY_FORMS, ORGANISATION_WORDS } from '../../transfer/words/word-lists.ts';
import { fullName, type JobView } from './job-view.ts';

/** Longer ones may be words with other meanings when dots are between their letters. */
const LONGEST_WITH_DOTS = 4;

const LAST_WORDS = [...COMPANY_FORMS, ...ORGANISATION_WORDS].map((word) =>
  word.length > LONGEST_WITH_DOTS ? word : [...word].join('\\.?'),
);

/** What a job’s name holds up to the word that makes it an organisation’s: “Kim Ceramics LLC”. */
const ORGANISATION = new RegExp(`^.*?\\p{L}.*?\\b(?:${LAST_WORDS.join('|')})\\b\\.?`, 'iu');

/** The people on the client’s side of a job; the job’s own name only when nobody has one. */
export function peopleOfClient(job: JobView): string[] {
  const clients = job.members.filter(({ type }) => type === 'CLIENT');
  const names = clients.flatMap((member) => [
    fullName(member),
    [member.given_name, member.family_name].filter((part) => part?.trim()).join(' '),
  ]);
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  return known.length > 0 || job.name === null ? known : [job.name];
}

/** Everything the client of a job may be called: its people, and the organisation it is about. */
export function namesOfClient(job: JobView): string[] {
  const organisation = ORGANISATION.exec(job.name ?? '')?.[0].trim();
  return [...new Set([...peopleOfClient(job), ...(organisation ? [organisation] : [])])];
}

import type { LintFacts } from '../../rules/lint/facts.ts';
import type { Finding } from '../../rules/lint/finding.ts';
import { lintMessage } from '../../rules/lint/lint-message.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { type LintOptions, readLintFacts } from './lint-facts.ts';

/**
 * Checks a text that is to reach the client of a job, or the admins as a note, by what the portal
 * tells of the job (rules M1 to M4 and M7 to M18).
 *
 * @param text as it is sent, with everything filled in
 */
export async function lintForJob(
  session: Session,
  job: JobView,
  text: string,
  options: LintOptions = {},
): Promise<Finding[]> {
  return lintMessage(text, await readLintFacts(session, job, options));
}

/** What can't be checked for want of facts, each as the end of a sentence. */
export function notChecked({ audience, client, unanswered, workspace }: LintFacts): string[] {
  const forClients = [
    ...(workspace === null ? ['the workspace’s wording and prices (M8, M10, M15)'] : []),
    ...(unanswered === null ? ['repeats (M1)'] : []),
    ...(client === null ? ['the client’s name (M18)'] : []),
  ];
  return audience === 'note' ? (client === null ? ['other clients’ names (M18)'] : []) : forClients;
}

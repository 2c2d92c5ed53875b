import type { Clock } from '../../rules/clocks/clock.ts';
import type { ReportedJob } from '../queue-report.ts';
import { type Markup, markup, when } from './markup.ts';

/** How many jobs there are, and how many of them press. */
export function summary(jobs: readonly ReportedJob[]): Markup {
  const some = (is: (clock: Clock) => boolean) =>
    jobs.filter(({ clocks }) => clocks.some(is)).length;
  const late = some(({ state }) => state === 'overdue');
  const risk = some(({ state, at_risk }) => at_risk && state !== 'overdue');
  const unread = jobs.filter(({ error }) => error !== null).length;
  return markup`<ul class="sums">
<li class="late"><b>${late}</b> overdue</li>
<li class="risk"><b>${risk}</b> at risk</li>
<li><b>${jobs.length}</b> open ${jobs.length === 1 ? 'job' : 'jobs'}</li>
${when(unread > 0, () => markup`<li class="late"><b>${unread}</b> not read</li>`)}</ul>`;
}

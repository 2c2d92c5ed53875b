import type { Clock, ClockState } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { mostPressing } from '../../rules/stage/urgency.ts';
import type { ReportedJob } from '../queue-report.ts';
import { clockBar } from './clock-bar.ts';
import { dueText, leftText, type Mark, markOf } from './clock-words.ts';
import { Markup, markup, when } from './markup.ts';
import type { TimeAxis } from './time-axis.ts';

const ORDER: Readonly<Record<ClockState, number>> = {
  ...{ overdue: 0, running: 1, paused: 2, met: 3, stopped: 4, unknown: 5, not_started: 6 },
};

const TURN = { me: 'your turn', client: 'the client’s turn', tax_office: 'the tax office’s turn' };

/** One job: who, where it stands, what comes next, and its clocks on the axis. */
export function jobSection(job: ReportedJob, axis: TimeAxis, frame: ClockFrame): Markup {
  const { stage, clocks, error } = job;
  const pressing = mostPressing(clocks);
  const tone = error === null ? pressing && markOf(pressing)?.tone : 'late';
  const name = `job-${job.short_id}`;
  return markup`<section class="job ${tone ?? 'rest'}" aria-labelledby="${name}">
<div class="head">
<div>
<h2 id="${name}"><bdi>${job.client}</bdi></h2>
<p class="facts"><span class="id">${job.short_id}</span> <span class="stage">${error === null ? stage.stage.replaceAll('_', ' ') : 'not read'}</span>${when(
    stage.waiting_on !== null,
    () => markup` <span class="turn">${TURN[stage.waiting_on ?? 'me']}</span>`,
  )}</p>
</div>
<div>
<p class="why">${stage.reason}</p>
${when(stage.next !== null, () => nextStep(stage.next ?? '', stage.command))}
</div>
</div>
${clockTable(clocks, axis, frame, name)}
${idleLines(clocks)}
</section>
`;
}

function nextStep(next: string, command: string | null): Markup {
  return markup`<p class="next"><b>Next</b> ${next}${when(
    command !== null,
    () => markup` <code>${command ?? ''}</code>`,
  )}</p>`;
}

function clockTable(
  clocks: readonly Clock[],
  axis: TimeAxis,
  frame: ClockFrame,
  name: string,
): Markup {
  const rows = clocks
    .toSorted((left, right) => ORDER[left.state] - ORDER[right.state] || earlier(left, right))
    .flatMap((clock) => {
      const mark = markOf(clock);
      return mark === null ? [] : [clockRow(clock, mark, axis, frame)];
    });
  if (rows.length === 0) return new Markup('');
  // The roles are said, because a table that is laid out as a grid on narrow screens loses its own.
  return markup`<table role="table" aria-labelledby="${name}">
<thead role="rowgroup"><tr role="row">${['Clock', 'State', 'Due', 'Left', 'Timeline'].map(
    (heading) => markup`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>`;
}

function clockRow(clock: Clock, mark: Mark, axis: TimeAxis, frame: ClockFrame): Markup {
  return markup`<tr role="row" class="${mark.tone}"><th role="rowheader" scope="row"><span class="rule">${clock.rule}</span> <span>${clock.title}</span></th><td role="cell" class="state"><span aria-hidden="true">${mark.sign}</span> ${mark.word}</td><td role="cell" class="at">${dueText(clock, frame)}</td><td role="cell" class="left">${leftText(clock)}</td><td role="cell" class="track">${clockBar(clock, mark, axis, frame)}</td></tr>
`;
}

/** The clocks without a bar: those that can't be told, each with the reason, and those to come. */
function idleLines(clocks: readonly Clock[]): Markup {
  const unknown = clocks
    .filter(({ state }) => state === 'unknown')
    .map(
      (clock) =>
        markup`<p class="idle"><b>? ${clock.rule} ${clock.title}</b>: can’t be told. ${clock.explain().join(' ')}</p>
`,
    );
  const waiting = clocks
    .filter(({ state }) => state === 'not_started')
    .map(({ rule }) => rule)
    .join(', ');
  return markup`${unknown}${when(
    waiting !== '',
    () => markup`<p class="idle">Not started: ${waiting}</p>`,
  )}`;
}

const earlier = (left: Clock, right: Clock) =>
  Date.parse(left.due_time ?? '') - Date.parse(right.due_time ?? '') || 0;

import { compareInstants, isSince } from '../instants.ts';
import { CLOCK_HEADS, type Clock, type ClockEvent, documentEvent, idleClock } from './clock.ts';
import type { Hold, InfoComplete, JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { pausedDue, pausesIn, pausingHolds } from './pauses.ts';
import { type ClockStop, doneBy, settle } from './settle.ts';
import { countWords, hoursWords, timeWords } from './words.ts';
import { dayAt, endOfDay, endOfWorkDay, workBetween, workDays } from './work-time.ts';

const HEAD = CLOCK_HEADS.draft;
const NOT_DECLARED = idleClock(
  HEAD,
  'not_started',
  'The information has not been declared complete yet.',
);

/**
 * L2, Rocket Tax service expectations: the draft is there by the end of the 7th business day after
 * the day on which the pro declared all information complete. Withdrawing that stops the clock, and
 * declaring it again starts a new one. While the job is On-Hold it stands still, unless the settings
 * say otherwise: the due time moves by the business time that passed. The first draft uploaded
 * since the declaration ends it.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function draftClock(facts: JobClockFacts, frame: ClockFrame): Clock {
  if (facts.info_complete === null) {
    const why = 'The portal does not say whether the information was declared complete.';
    return idleClock(HEAD, 'unknown', why);
  }
  const declared = latest(facts.info_complete);
  if (declared === undefined) return NOT_DECLARED;
  const holds = pausingHolds(facts, frame.settings.holdPausesDraft);
  if (holds === null) {
    return idleClock(HEAD, 'unknown', 'The portal does not say when the job was On-Hold.');
  }
  return started(declared, facts, frame, holds);
}

function started(
  declared: InfoComplete,
  facts: JobClockFacts,
  frame: ClockFrame,
  holds: readonly Hold[],
): Clock {
  const { draftDays } = frame.settings;
  const from = frame.wall(declared.declared_time);
  const stop = stopOf(declared, facts);
  const to = stop?.time ? frame.wall(stop.time) : frame.now;
  const pauses = pausesIn(holds, { from, to: Math.max(from, to) }, frame);
  const base = endOfWorkDay(from, draftDays);
  return settle(
    HEAD,
    facts.job,
    {
      started: declaration(declared, declared.declared_time),
      from,
      pauses,
      due: pausedDue(base, pauses),
      stop,
      lines: () => [
        `Information declared complete ${timeWords(from, frame)}`,
        countWords(workDays(endOfDay(dayAt(from)), base, []), frame),
        ...pauses.map(({ stretch, to: end }) => {
          const until = end === null ? 'now' : timeWords(stretch.to, frame);
          const time = hoursWords(workBetween(stretch.from, stretch.to));
          return `On-Hold from ${timeWords(stretch.from, frame)} to ${until}: ${time} do not count`;
        }),
      ],
    },
    frame,
  );
}

function stopOf(declared: InfoComplete, facts: JobClockFacts): ClockStop | null {
  const draft = facts.documents
    .filter((item) => item.document_type_id === facts.tagIds.draft)
    .filter(isSince(declared.declared_time))
    .toSorted((left, right) => compareInstants(left.create_time, right.create_time))
    .at(0);
  const withdrawn = declared.withdrawn_time;
  if (withdrawn !== null && (!draft || compareInstants(draft.create_time, withdrawn) > 0)) {
    return { ...declaration(declared, withdrawn), done: false, words: 'Withdrawn' };
  }
  return draft ? doneBy(documentEvent(draft), 'Draft uploaded') : null;
}

function declaration({ id }: InfoComplete, time: string): ClockEvent & { time: string } {
  return { time, evidence: { kind: 'info_complete', id, label: 'Information complete', time } };
}

function latest(declarations: readonly InfoComplete[]): InfoComplete | undefined {
  return declarations
    .toSorted((left, right) => compareInstants(left.declared_time, right.declared_time))
    .at(-1);
}

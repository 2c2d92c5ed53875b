import type { Clock } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { barWords, type Mark } from './clock-words.ts';
import { Markup, markup, when } from './markup.ts';
import type { TimeAxis } from './time-axis.ts';

/** The bar of a clock on the axis: what has passed, pauses, what is left, the due time. */
export function clockBar(clock: Clock, mark: Mark, axis: TimeAxis, frame: ClockFrame): Markup {
  const { started, due_time, stopped, pauses, state } = clock;
  const due = due_time === null ? null : axis.place(due_time);
  const from = started?.time ? axis.place(started.time) : (due ?? axis.now);
  // Of a clock that ended no one knows when, only the span that it had is shown.
  const ended = stopped?.time ? axis.place(stopped.time) : from;
  const until = stopped === null ? axis.now : ended;
  const turn = due === null || state !== 'overdue' ? until : due;
  const ends = [from, until, ...(due === null ? [] : [due])];
  return markup`<svg class="bar ${mark.tone}" role="img"><title>${barWords(clock, frame)}</title>${[
    ...(due === null ? [] : [piece('span', from, due)]),
    piece('past', from, turn),
    ...(turn === until ? [] : [piece('excess', turn, until)]),
    ...pauses.map((pause) =>
      piece('pause', axis.place(pause.from), pause.to === null ? until : axis.place(pause.to)),
    ),
    when(due !== null && isShown(due), () => dueSign(due ?? 0)),
    when(Math.min(...ends) < 0, () => edge('0%', 'M7 6.5 L2.5 11 L7 15.5', turn > 0)),
    when(Math.max(...ends) > 100, () => edge('100%', 'M-7 6.5 L-2.5 11 L-7 15.5', until > 100)),
  ]}</svg>`;
}

/** A sample of a bar for the legend, from its pieces. */
export function sampleBar(tone: string, ...pieces: readonly Markup[]): Markup {
  return markup`<svg class="bar sample ${tone}" aria-hidden="true">${pieces}</svg>`;
}

/** A stretch of a bar, cut at the ends of the axis; nothing where none of it is shown. */
export function piece(kind: string, from: number, to: number): Markup {
  const start = Math.max(0, Math.min(100, from));
  const end = Math.max(0, Math.min(100, to));
  if (end <= start) return new Markup('');
  const [y, height] = kind === 'span' ? [7.5, 7] : [6, 10];
  return markup`<rect class="${kind}" x="${percent(start)}" width="${percent(end - start)}" y="${y}" height="${height}" rx="2"/>`;
}

/** The sign of a due time. */
export function dueSign(at: number): Markup {
  return markup`<svg class="due" x="${percent(at)}"><path d="M0 1 L5 11 L0 21 L-5 11 Z"/></svg>`;
}

/** The sign that a bar goes on beyond the axis; `isFilled` tells what it is drawn on. */
const edge = (x: string, path: string, isFilled: boolean): Markup =>
  markup`<svg class="edge${isFilled ? ' inside' : ''}" x="${x}"><path d="${path}"/></svg>`;

const isShown = (place: number) => place >= 0 && place <= 100;

/** A place on the axis as the style sheet and SVG write it. */
export function percent(place: number): string {
  return `${Number(place.toFixed(2))}%`;
}

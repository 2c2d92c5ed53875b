import { percent } from './clock-bar.ts';
import { type Markup, markup } from './markup.ts';
import type { TimeAxis } from './time-axis.ts';

/** Further right a name would not fit before the end. */
const LAST_NAME = 90;
/** Further right its name stands before “now”. */
const LAST_NOW = 84;

/** The days of the axis, which stay in sight over all jobs; each bar says its times by itself. */
export function axisHead(axis: TimeAxis): Markup {
  const names = axis.ticks
    .filter(({ at }) => at <= LAST_NAME)
    .map(({ at, words }, index) => {
      const kind = index % 2 === 1 ? 'odd' : 'even';
      return markup`<svg class="${kind}" x="${percent(at)}"><path d="M0 18 V34"/><text x="4" y="30">${words}</text></svg>`;
    });
  const side = axis.now > LAST_NOW ? 'end' : 'start';
  return markup`<div class="axis" aria-hidden="true"><span class="name">Clock</span><span>State</span><span>Due</span><span>Left</span><svg class="days">${names}<svg x="${percent(axis.now)}"><path class="now" d="M0 3 V16"/><text class="now" x="${side === 'end' ? -4 : 4}" y="13" text-anchor="${side}">now</text></svg></svg></div>`;
}

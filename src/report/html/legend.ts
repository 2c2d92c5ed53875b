import { CLOCK_HEADS } from '../../rules/clocks/clock.ts';
import { dueSign, piece, sampleBar } from './clock-bar.ts';
import { type Markup, markup } from './markup.ts';

/** What the bars mean. */
export function legend(): Markup {
  const whole = (tone: string) => sampleBar(tone, piece('span', 0, 100), piece('past', 0, 60));
  const items = [
    [whole('run'), 'time used, time left'],
    [sampleBar('mark', dueSign(50)), 'due'],
    [
      sampleBar('late', piece('span', 0, 50), piece('past', 0, 50), piece('excess', 50, 100)),
      'overdue',
    ],
    [whole('risk'), 'at risk'],
    [
      sampleBar('wait', piece('span', 0, 100), piece('past', 0, 100), piece('pause', 20, 80)),
      'On-Hold',
    ],
    [sampleBar('done', piece('past', 0, 100)), 'met'],
    [sampleBar('over', piece('past', 0, 100)), 'stopped'],
    [markup`<span class="swatch now"></span>`, 'now'],
    [markup`<span class="swatch off"></span>`, 'weekend or holiday'],
  ] as const;
  return markup`<ul class="legend" aria-label="What the bars mean">
${items.map(([sample, words]) => markup`<li>${sample} ${words}</li>\n`)}</ul>`;
}

/** What the ids of the clocks stand for. */
export function clockNames(): Markup {
  const names = Object.values(CLOCK_HEADS).map(
    ({ rule, title }) => markup`<div><dt>${rule}</dt><dd>${title}</dd></div>`,
  );
  return markup`<dl>${names}</dl>`;
}

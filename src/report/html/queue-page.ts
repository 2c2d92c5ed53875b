import { createHash } from 'node:crypto';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { dayWords, timeWords } from '../../rules/clocks/words.ts';
import { dayAt } from '../../rules/clocks/work-time.ts';
import type { QueueReport } from '../queue-report.ts';
import { axisHead } from './axis-head.ts';
import { jobSection } from './job-section.ts';
import { clockNames, legend } from './legend.ts';
import { Markup, markup, when } from './markup.ts';
import { axisStyle, STYLE } from './style.ts';
import { summary } from './summary.ts';
import { timeAxis } from './time-axis.ts';

/** What marks a page as taxq's own. */
export const PAGE_MARK = '<meta name="generator" content="taxq queue">';

/**
 * The queue as one page of HTML: every job with all its clocks on one axis of time. It loads
 * nothing, runs no script, and forbids both to whatever gets into it.
 */
export function queuePage(report: QueueReport): string {
  const { frame, jobs } = report;
  const axis = timeAxis(
    jobs.flatMap(({ clocks }) => clocks),
    frame,
  );
  const style = STYLE + axisStyle(axis);
  const policy = `default-src 'none'; style-src 'sha256-${digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${new Markup(PAGE_MARK)}
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Queue, ${dayWords(dayAt(frame.now), frame)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<svg class="patterns" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5 0 V6"/></pattern></defs></svg>
<header>
<h1>Queue</h1>
<p class="when"><time datetime="${report.time}">${moment(frame)}</time></p>
${summary(jobs)}
</header>
<main>
${legend()}
${when(jobs.length === 0, () => markup`<p class="none">No open jobs.</p>`)}${when(
  jobs.length > 0,
  () => axisHead(axis),
)}
${jobs.map((job) => jobSection(job, axis, frame))}</main>
<footer>
${clockNames()}
${report.notes.map((note) => markup`<p class="note">${note}</p>`)}
<p>Read from ${report.origin} with profile “${report.profile}”; all times are those of ${frame.settings.zone}. Hours are those of business days, of 24 hours each.</p>
<p>This page names clients: keep it to yourself. It was made by taxq queue --html, and shows how things stood then.</p>
</footer>
</body>
</html>
`.html;
}

const moment = (frame: ClockFrame): string =>
  `${timeWords(frame.now, frame)} ${frame.zoneName(frame.now)} (${frame.settings.zone})`;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

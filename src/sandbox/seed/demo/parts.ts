import { RETURN_MILESTONES } from '../milestones.ts';
import type { DocumentSketch, HoursAgo, MessageSketch, NoteSketch } from '../sketch.ts';

/** The platform's own first message. */
export const started = (ago: HoursAgo): MessageSketch => ({
  from: 'platform',
  ago,
  text: 'Welcome! Your engagement has started. Your preparer will introduce themselves here soon; please keep all questions and documents on this platform.',
});

/** The pro's introduction. */
export const intro = (ago: HoursAgo, firstName: string): MessageSketch => ({
  from: 'pro',
  ago,
  text: `Hi ${firstName}, I am Dana Whitaker, and I will prepare your return. Ask me anything here at any time. I will follow up for documents and details and be in touch again within the next couple of days, so please look in every couple of days. Your draft will be ready for your review within 7 business days once I have everything.`,
});

/** A message of the client's, so many hours ago. */
export const client = (ago: HoursAgo, text: string): MessageSketch => ({
  from: 'client',
  ago,
  text,
});

/** A message of the pro's. */
export const pro = (ago: HoursAgo, text: string): MessageSketch => ({ from: 'pro', ago, text });

/** An internal note of the pro's, its lines under their headings. */
export const note = (
  kind: string,
  ago: HoursAgo,
  sections: Readonly<Record<string, readonly string[]>>,
): NoteSketch => ({
  kind,
  ago,
  text: Object.entries(sections)
    .map(([heading, lines]) => [`### ${heading}`, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n'),
});

/** The client's photo ID, as each identity check asks for one. */
export const photoId = (ago: HoursAgo, state: string): DocumentSketch => ({
  from: 'client',
  ago,
  type: 'ID',
  title: 'Driver’s license',
  fileName: 'drivers-license.pdf',
  lines: [`Driver's license, ${state}`, 'Number ending in 4417'],
});

/** A W-2 with the wages of its box 1. */
export const wages = (ago: HoursAgo, employer: string, box1: string): DocumentSketch => ({
  from: 'client',
  ago,
  type: 'W_2',
  title: `W-2 ${employer}`,
  fileName: `W-2 ${employer}.pdf`,
  lines: ['Form W-2 Wage and Tax Statement', employer, `1 Wages, tips, other: ${box1}`],
});

/** Last year's return. */
export const priorYear = (ago: HoursAgo): DocumentSketch => ({
  from: 'client',
  ago,
  type: 'PRIOR_YEAR_RETURN',
  title: 'Return for 2024',
  fileName: '2024-return.pdf',
  lines: ['Prior-year return: 2024 Form 1040'],
});

/** A document of the return itself, by the pro unless the client signed it. */
export const returnDocument = (
  type: string,
  ago: HoursAgo,
  title: string,
  lines: readonly string[],
): DocumentSketch => ({
  from: type === 'SIGNED_RETURN' || type === 'EFILE_AUTHORIZATION' ? 'client' : 'pro',
  ago,
  type,
  title,
  fileName: `${title}.pdf`,
  lines,
});

/** All milestones of a return, ticked one by one towards a moment. */
export const allTicked = (start: HoursAgo, end: HoursAgo): Readonly<Record<string, HoursAgo>> => {
  const step = (start - end) / (RETURN_MILESTONES.length - 1);
  return Object.fromEntries(RETURN_MILESTONES.map((name, index) => [name, start - step * index]));
};

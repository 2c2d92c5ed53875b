import type { Transcript } from './transcript.ts';

/** Would steer a terminal or turn the order of letters around. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const SPECIAL = /[\\`*_[\]<>#|]/g;

const AUTHORS = {
  pro: ', preparer',
  client: ', client',
  system: '',
  unknown: ', not a member of the job',
};

/**
 * A transcript to read, print or attach: the job, then everything that was said and uploaded, each
 * with its time in UTC. A message is a quotation, so that nothing in it passes for the log itself.
 */
export function transcriptMarkdown({ job, messages, documents }: Transcript): string {
  const facts = [
    `Job ${job.short_id}`,
    ...(job.name === null ? [] : [job.name]),
    ...(job.tax_year === null ? [] : [`tax year ${job.tax_year}`]),
  ];
  const entries = [
    ...messages.map(({ create_time, author, author_name, text }) => ({
      time: create_time,
      lines: [
        `### ${heading(create_time)} · ${line(author_name)}${AUTHORS[author]}`,
        '',
        quote(text),
      ],
    })),
    ...documents.map(({ create_time, title, tag, file_name, uploaded_by }) => ({
      time: create_time,
      lines: [
        `### ${heading(create_time)} · ${uploaded_by === null ? 'Uploaded' : `${line(uploaded_by)} uploaded`}`,
        '',
        `**${line(title)}**${tag === null ? '' : `, ${line(tag)}`}${file_name === null ? '' : `, file ${line(file_name)}`}`,
      ],
    })),
  ].toSorted((left, right) => Date.parse(left.time) - Date.parse(right.time));
  return [
    `# ${line(job.client)}`,
    '',
    `${facts.map(line).join(' · ')}  `,
    `${counted(messages.length, 'message')}, ${counted(documents.length, 'document')}, from ${job.portal}; times are UTC.`,
    ...entries.flatMap(({ lines }) => ['', ...lines]),
    '',
  ].join('\n');
}

function heading(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return line(time);
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

function line(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim().replace(SPECIAL, '\\$&');
}

function quote(text: string): string {
  return plain(text)
    .trim()
    .split('\n')
    .map((part) => `> ${part}`.trimEnd())
    .join('\n');
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

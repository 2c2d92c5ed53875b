import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueCalendar } from '../../../../src/report/calendar/queue-calendar.ts';
import type { ReportedJob } from '../../../../src/report/queue-report.ts';
import { wrote } from '../../rules/clocks/clock-job.ts';
import { CLIENT, PRO } from '../../rules/ready-job.ts';
import { everyKind, HOSTILE, reported, reportOf } from '../report-scene.ts';

/** The lines of a calendar, unfolded. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

/** An escaped text as it was. */
const plain = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char));

/** The events of a calendar: their properties by name, and the triggers of their alarms. */
function events(text: string) {
  return text
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((part) => {
      const [own = ''] = part.split('\r\nEND:VEVENT');
      const lines = unfolded(own.replace(/BEGIN:VALARM.*?END:VALARM(\r\n|$)/gs, ''));
      const facts = Object.fromEntries(
        lines.filter(Boolean).map((line) => {
          const at = line.indexOf(':');
          return [line.slice(0, at), line.slice(at + 1)] as const;
        }),
      );
      const alarms = [...own.matchAll(/TRIGGER:(\S+)/g)].map(([, trigger]) => trigger);
      return { ...facts, alarms } as Record<string, string> & { alarms: string[] };
    });
}

const dana: ReportedJob = reported('Dana Rivera', {
  messages: [
    wrote('m1', PRO, '2026-03-02T15:00:00Z'),
    wrote('m2', PRO, '2026-03-03T15:00:00Z'),
    wrote('m3', CLIENT, '2026-03-10T20:00:00Z'),
  ],
});

describe('the calendar of the queue', () => {
  it('has an event for each clock that runs, ending when it is due, in UTC', () => {
    const [event] = events(queueCalendar(reportOf([dana])));
    expect(event).toMatchObject({
      SUMMARY: 'Reply to Dana Rivera (L1)',
      DTSTAMP: '20260311T140000Z',
      DTSTART: '20260312T193000Z',
      DTEND: '20260312T200000Z',
      TRANSP: 'TRANSPARENT',
      CLASS: 'PRIVATE',
    });
    expect(plain(event?.['DESCRIPTION'] ?? '').split('\n')).toEqual([
      'Answer the client (job AB12CD34EF5), due Thu 12 Mar 16:00 EDT.',
      'The client’s last message is unanswered.',
      'Next: Answer the client; a holding reply counts too.',
      'taxq message send AB12CD34EF5 --template holding-reply',
    ]);
  });

  it('reminds two hours before, and not of mornings that are over', () => {
    const [event] = events(queueCalendar(reportOf([dana])));
    // An hour and a half before the event begins.
    expect(event?.alarms).toEqual(['-PT1H30M']);
  });

  it('reminds of the end of a day on that morning and the one before', () => {
    const kim = everyKind().filter(({ client }) => client === 'David Kim');
    const [event] = events(queueCalendar(reportOf(kim)));
    expect(event).toMatchObject({
      SUMMARY: 'Draft return for David Kim (L2)',
      DTEND: '20260319T035959Z',
    });
    expect(event?.alarms).toEqual(['-P1DT14H30M', '-PT14H30M']);
  });

  it('keeps what is overdue, says so, and reminds of it no more', () => {
    const [event] = events(queueCalendar(reportOf(everyKind())));
    expect(event?.['SUMMARY']).toMatch(/^Overdue: /);
    expect(event?.alarms).toEqual([]);
  });

  it('has no event for what is paused, done, not told or not started', () => {
    const others = everyKind().filter(({ client }) => /O’Brien|Raman|Blake/.test(client));
    expect(queueCalendar(reportOf(others))).not.toContain('VEVENT');
  });

  it('keeps an event’s id when it is made again, so that it moves; each clock has its own', () => {
    const report = reportOf(everyKind());
    const later = { ...report, time: '2026-03-12T14:00:00Z' };
    const ids = (text: string) => events(text).map(({ UID }) => UID);
    expect(ids(queueCalendar(later))).toEqual(ids(queueCalendar(report)));
    expect(new Set(ids(queueCalendar(report))).size).toBe(events(queueCalendar(report)).length);
    const elsewhere = { ...report, origin: 'https://other.example' };
    expect(ids(queueCalendar(elsewhere))[0]).not.toBe(ids(queueCalendar(report))[0]);
    const order = (text: string) => Number(events(text)[0]?.['SEQUENCE']);
    expect(order(queueCalendar(later))).toBeGreaterThan(order(queueCalendar(report)));
  });

  it('is made of lines that any calendar reads, whatever a client is called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: 'binary' })), (client) => {
        const text = queueCalendar(reportOf([{ ...dana, client: `${client} ${'ñ'.repeat(60)}` }]));
        expect(
          text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//taxq//queue//EN\r\n'),
        ).toBe(true);
        expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f]/);
        }
        for (const line of unfolded(text).filter(Boolean)) expect(line).toMatch(/^[A-Z-]+[:;]/);
        expect(events(text)).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });

  it('escapes what has a meaning in calendars, and brings it back', () => {
    const client = 'A; B, C\\D\nEND:VEVENT';
    const [event, ...more] = events(queueCalendar(reportOf([{ ...dana, client }])));
    expect(more).toEqual([]);
    expect(event?.['SUMMARY']).toBe('Reply to A\\; B\\, C\\\\D\\nEND:VEVENT (L1)');
    expect(plain(event?.['SUMMARY'] ?? '')).toBe(`Reply to ${client} (L1)`);
  });
});

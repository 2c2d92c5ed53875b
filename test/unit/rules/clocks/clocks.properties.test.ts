import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBusinessDay } from '../../../../src/rules/calendar/business-days.ts';
import { draftClock } from '../../../../src/rules/clocks/draft-clock.ts';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import { replyClock } from '../../../../src/rules/clocks/reply-clock.ts';
import { addWork, workBetween } from '../../../../src/rules/clocks/work-time.ts';
import { CLIENT, PLATFORM, PRO } from '../ready-job.ts';
import { clockJob, declared, file, frameAt, plain, ticked, wrote } from './clock-job.ts';

const MINUTE = 60_000;
const EARLIEST = Date.parse('2025-10-01T00:00:00Z');
const zone = fc.constantFrom('America/New_York', 'Pacific/Honolulu', 'Africa/Cairo', 'UTC');
const instant = fc
  .integer({ min: 0, max: 400 * 24 * 60 })
  .map((minutes) => new Date(EARLIEST + minutes * MINUTE).toISOString());
const later = (time: string, minutes: number) =>
  new Date(Date.parse(time) + minutes * MINUTE).toISOString();
const minutes = fc.integer({ min: 0, max: 60 * 24 * 30 });
const wall = fc.integer({ min: EARLIEST, max: EARLIEST + 400 * 86_400_000 });
const duration = fc.integer({ min: 1, max: 20 * 86_400_000 });

const asked = (time: string) => clockJob({ messages: [wrote('msg-1', CLIENT, time)] });
const complete = (time: string, holds: { id: string; from: string; to: string }[] = []) =>
  clockJob({ info_complete: [declared(time)], holds });

it('a later start is never due earlier', () => {
  fc.assert(
    fc.property(zone, instant, minutes, (name, time, more) => {
      const frame = frameAt('2027-01-01T00:00:00Z', { zone: name });
      for (const [read, job] of [
        [replyClock, asked],
        [draftClock, complete],
      ] as const) {
        const first = read(job(time), frame).due_time ?? '';
        expect((read(job(later(time, more)), frame).due_time ?? '') >= first).toBe(true);
      }
    }),
  );
});

it('is never due on a day that is no business day', () => {
  fc.assert(
    fc.property(zone, instant, (name, time) => {
      const frame = frameAt('2027-01-01T00:00:00Z', { zone: name });
      const days = [replyClock(asked(time), frame), draftClock(complete(time), frame)];
      for (const { due_day } of days) expect(isBusinessDay(due_day ?? '')).toBe(true);
    }),
  );
});

it('business time adds up over splits, and ends where it says', () => {
  fc.assert(
    fc.property(wall, duration, duration, (from, one, two) => {
      expect(addWork(addWork(from, one), two)).toBe(addWork(from, one + two));
      expect(workBetween(from, addWork(from, one))).toBe(one);
      const middle = from + one;
      const end = middle + two;
      expect(workBetween(from, middle) + workBetween(middle, end)).toBe(workBetween(from, end));
      expect(workBetween(end, from) + workBetween(from, end)).toBe(0);
    }),
  );
});

it('a pause never makes the draft due earlier, and adds what it lasted in business time', () => {
  fc.assert(
    fc.property(instant, minutes, minutes, (time, start, length) => {
      const frame = frameAt('2027-06-01T00:00:00Z');
      const from = later(time, start);
      const to = later(from, length);
      const free = draftClock(complete(time), frame);
      const held = draftClock(complete(time, [{ id: 'sc', from, to }]), frame);
      expect((held.due_time ?? '') >= (free.due_time ?? '')).toBe(true);
      const paused = workBetween(frame.wall(from), frame.wall(to));
      const isBefore = from <= (free.due_time ?? '');
      expect((held.left_ms ?? 0) - (free.left_ms ?? 0)).toBe(isBefore ? paused : 0);
      const parts = [
        { id: 'b', from: later(from, Math.floor(length / 2)), to },
        { id: 'a', from, to: later(from, Math.floor(length / 2)) },
      ];
      if (isBefore) {
        expect(draftClock(complete(time, parts), frame).due_time).toBe(held.due_time);
      }
    }),
  );
});

it('counts the same everywhere for what the wall clock shows', () => {
  fc.assert(
    fc.property(zone, wall, (name, at) => {
      const here = frameAt('2027-01-01T00:00:00Z', { zone: name });
      const there = frameAt('2027-01-01T00:00:00Z', { zone: 'UTC' });
      const time = here.instant(at);
      const same = there.instant(here.wall(time));
      for (const [read, job] of [
        [replyClock, asked],
        [draftClock, complete],
      ] as const) {
        expect(read(job(time), here).due_day).toBe(read(job(same), there).due_day);
      }
    }),
  );
});

const anyJob = fc
  .record({
    status: fc.constantFrom('CLAIMED', 'CLAIMED', 'ON_HOLD', 'CLOSED', 'UNCLAIMED', 'WHATEVER'),
    job_type: fc.constantFrom('b2c_individual', 'b2c_business', 'b2b_prep', 'bookkeeping', null),
    pro_user_id: fc.constantFrom(PRO, PRO, null),
    tax_year: fc.constantFrom(2025, null, 1850),
    deadline_time: fc.option(instant),
    completed_time: fc.option(instant),
    extended: fc.constantFrom(true, false, null),
  })
  .chain((job) =>
    fc.record({
      job: fc.constant(job),
      messages: fc
        .array(fc.tuple(fc.constantFrom(PRO, CLIENT, PLATFORM), instant), { maxLength: 6 })
        .map((rows) => rows.map(([who, time], index) => wrote(`msg-${index}`, who, time))),
      documents: fc
        .array(
          fc.tuple(
            fc.constantFrom('DRAFT_RETURN', 'FINAL_RETURN', 'EFILE_CONFIRMATION', 'W_2'),
            instant,
            fc.constantFrom('Federal', 'Federal rejected', 'Form 8879 signed'),
          ),
          { maxLength: 5 },
        )
        .map((rows) =>
          rows.map(([tag, time, title], index) => file(`d-${index}`, tag, time, title)),
        ),
      milestones: fc.option(
        fc
          .option(instant)
          .map((time) => [ticked('E-file authorization signed', time), ticked('Filed', time)]),
      ),
      holds: fc.option(
        fc.array(fc.record({ id: fc.constant('h'), from: instant, to: fc.option(instant) }), {
          maxLength: 3,
        }),
      ),
      info_complete: fc.option(
        fc.array(
          fc.record({
            id: fc.constant('ic'),
            declared_time: instant,
            withdrawn_time: fc.option(instant),
          }),
          { maxLength: 2 },
        ),
      ),
    }),
  );

it('reads nine clocks of any job, each with a reason, and changes no fact', () => {
  fc.assert(
    fc.property(anyJob, zone, instant, (change, name, now) => {
      const facts = clockJob(change);
      const before = structuredClone(facts);
      const clocks = jobClocks(facts, frameAt(now, { zone: name })).map(plain);
      expect(clocks).toHaveLength(9);
      for (const clock of clocks) {
        expect(clock.explain.length).toBeGreaterThan(0);
        expect(clock.explain.join()).not.toMatch(/undefined|NaN|null/);
        if (clock.state === 'running') expect(clock.left_ms).toBeGreaterThanOrEqual(0);
        if (clock.state === 'overdue') expect(clock.left_ms).toBeLessThanOrEqual(0);
        if (clock.state === 'unknown') expect(clock.due_time).toBeNull();
      }
      expect(facts).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

it('reads the same whatever the order of the lists', () => {
  fc.assert(
    fc.property(anyJob, instant, (change, now) => {
      const turned = {
        ...change,
        messages: change.messages.toReversed(),
        documents: change.documents.toReversed(),
      };
      const frame = frameAt(now);
      const states = (facts: typeof change) =>
        jobClocks(clockJob(facts), frame).map(({ state, due_time }) => [state, due_time]);
      expect(states(turned)).toEqual(states(change));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneTime } from '../../../../src/rules/calendar/zone-time.ts';

const at = (instant: string) => Date.parse(instant);
const shown = (zone: string, instant: string) =>
  new Date(zoneTime(zone).wallOf(at(instant))).toISOString().slice(0, 16);
const instantOf = (zone: string, wall: string) =>
  new Date(zoneTime(zone).instantOf(at(`${wall}Z`))).toISOString();

describe('the wall clock', () => {
  it.each([
    ['America/New_York', '2026-02-12T19:00:00Z', '2026-02-12T14:00'],
    ['America/New_York', '2026-07-01T04:30:00Z', '2026-07-01T00:30'],
    ['Pacific/Honolulu', '2026-02-13T00:00:00Z', '2026-02-12T14:00'],
    ['Pacific/Honolulu', '2026-07-13T00:00:00Z', '2026-07-12T14:00'],
    ['Asia/Kathmandu', '2026-02-12T19:00:00Z', '2026-02-13T00:45'],
    ['America/New_York', '2026-03-08T06:59:00Z', '2026-03-08T01:59'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30'],
    ['America/New_York', '2026-11-01T07:30:00Z', '2026-11-01T02:30'],
  ])('in %s shows at %s %s', (zone, instant, wall) => {
    expect(shown(zone, instant)).toBe(wall);
  });

  it('stands still while an hour is repeated', () => {
    expect(shown('America/New_York', '2026-11-01T06:00:00Z')).toBe('2026-11-01T02:00');
    expect(shown('America/New_York', '2026-11-01T06:45:00Z')).toBe('2026-11-01T02:00');
    expect(shown('Africa/Cairo', '2026-10-29T21:30:00Z')).toBe('2026-10-30T00:00');
  });

  it.each([
    ['America/New_York', '2026-02-17T14:00', '2026-02-17T19:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-03-09T00:00', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-02T00:00', '2026-11-02T05:00:00.000Z'],
    ['Pacific/Honolulu', '2026-03-08T02:30', '2026-03-08T12:30:00.000Z'],
    ['Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00:00.000Z'],
  ])('in %s shows %s first at %s', (zone, wall, instant) => {
    expect(instantOf(zone, wall)).toBe(instant);
  });
});

const zone = fc.constantFrom(
  'America/New_York',
  'Pacific/Honolulu',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'America/Havana',
  'UTC',
);
const instant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2029-01-01T00:00:00Z') });
/** Around the changes of 2026 in Cairo, Havana, New York and Lord Howe. */
const nearChange = fc
  .tuple(
    fc.constantFrom(
      '2026-04-23T22:00Z',
      '2026-10-29T21:00Z',
      '2026-11-01T05:00Z',
      '2026-03-08T05:00Z',
      '2026-04-04T15:00Z',
    ),
    fc.integer({ min: -4 * 3_600_000, max: 4 * 3_600_000 }),
  )
  .map(([change, offset]) => at(change) + offset);

it('never runs backwards, and comes back from what it shows', () => {
  fc.assert(
    fc.property(zone, fc.oneof(instant, nearChange), fc.nat(7_200_000), (name, from, step) => {
      const time = zoneTime(name);
      const wall = time.wallOf(from);
      expect(time.wallOf(from + step)).toBeGreaterThanOrEqual(wall);
      const back = time.instantOf(wall);
      expect(time.wallOf(back)).toBe(wall);
      expect(time.instantOf(wall + step)).toBeGreaterThanOrEqual(back);
    }),
    { numRuns: 400 },
  );
});

it('names the zone as it is called on that day', () => {
  const time = zoneTime('America/New_York');
  expect(time.nameAt(at('2026-02-17T19:00:00Z'))).toBe('EST');
  expect(time.nameAt(at('2026-07-17T19:00:00Z'))).toBe('EDT');
});

it('refuses a zone that is not known', () => {
  expect(() => zoneTime('Mars/Olympus')).toThrow(RangeError);
});

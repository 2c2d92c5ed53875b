import { describe, expect, test } from 'vitest';
import { createClock } from '../../../src/sandbox/clock.ts';
import { ownSandbox } from './support/sandbox.ts';

const DAY = 24 * 3_600_000;

describe('the sandbox’s clock', () => {
  test('stands still at an instant', () => {
    expect(createClock('2026-03-02T15:00:00Z').iso()).toBe('2026-03-02T15:00:00.000Z');
  });

  test.each([
    ['+3d', 3 * DAY],
    ['-90m', -90 * 60_000],
    ['+1.5h', 1.5 * 3_600_000],
  ])('runs shifted by %s', (setting, shift) => {
    const off = createClock(setting).now().getTime() - Date.now() - shift;

    expect(Math.abs(off)).toBeLessThan(1000);
  });

  test.each(['tomorrow', '3d', '+3 parsecs', '2026-13-40T00:00:00Z', ''])('refuses "%s"', (bad) => {
    expect(() => createClock(bad)).toThrow(expect.objectContaining({ code: 'clock_invalid' }));
  });
});

test('all times of a sandbox come from its clock, the Date header too', async () => {
  const { pro, job } = await ownSandbox({ clock: '2026-03-02T15:00:00Z' });
  const { id } = await job('María José Núñez');

  const answer = await pro.post(`/pro/v1/jobs/${id}/messages`, { text: 'Hi' });

  expect(answer.body).toMatchObject({ create_time: '2026-03-02T15:00:00.000Z' });
  expect(answer.headers.get('date')).toBe('Mon, 02 Mar 2026 15:00:00 GMT');
  expect((await job('María José Núñez')).update_time).toBe('2026-03-02T15:00:00.000Z');
});

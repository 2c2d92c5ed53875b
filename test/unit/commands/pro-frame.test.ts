import { describe, expect, it } from 'vitest';
import { proFrame } from '../../../src/commands/queue/pro-frame.ts';
import type { Settings } from '../../../src/config/settings.ts';

const frameOf = (TZ: string, settings: Settings = {}) =>
  proFrame({
    env: { TZ },
    clock: () => new Date('2026-03-11T15:00:00.000Z'),
    configuration: () => ({ profiles: {}, settings }),
  });

describe('the pro’s clocks', () => {
  it('are read in the zone that is set, else in that of TZ', () => {
    const zoned = frameOf('America/Chicago', { time_zone: 'Pacific/Honolulu' });
    expect(zoned.zoneName(zoned.now)).toBe('HST');
    expect(frameOf(':America/Chicago').settings.zone).toBe('America/Chicago');
    const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(frameOf('').settings.zone).toBe(machine);
  });

  it('need a zone that is known, but only where it counts', () => {
    expect(() => frameOf('Mars/Olympus')).toThrowError(
      expect.objectContaining({ kind: 'config', code: 'zone_unknown' }),
    );
    expect(frameOf('Mars/Olympus', { time_zone: 'UTC' }).settings.zone).toBe('UTC');
  });

  it('count as the settings say', () => {
    const { settings } = frameOf('UTC', { draft_days: 5, hold_pauses_draft: false });
    expect(settings).toMatchObject({ draftDays: 5, holdPausesDraft: false, replyHours: 48 });
  });
});

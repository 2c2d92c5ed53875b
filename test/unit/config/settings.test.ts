import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/commands/config/read-settings.ts';
import { readConfiguration } from '../../../src/config/profiles.ts';
import { SETTINGS } from '../../../src/config/settings.ts';
import { DEFAULT_CLOCK_SETTINGS } from '../../../src/rules/clocks/settings.ts';
import { tempFolder } from '../../support/taxq.ts';

const ALL = {
  time_zone: 'America/Los_Angeles',
  hold_pauses_draft: false,
  hold_pauses_reply: true,
  reply_hours: 24,
  follow_up_hours: 36.5,
  draft_days: 5,
  check_in_days: 10,
  efile_opens: '2026-01-26',
  archive_folder: '/srv/clients',
};

async function read(settings: unknown) {
  const folder = await tempFolder();
  await writeFile(join(folder, 'config.json'), JSON.stringify({ settings }));
  return readConfiguration(folder);
}

describe('settings in the configuration', () => {
  it('are read as they stand there, all of them or some', async () => {
    expect((await read(ALL)).settings).toEqual(ALL);
    expect(Object.keys(ALL).sort()).toEqual(Object.keys(SETTINGS).sort());
    expect((await read({ draft_days: 1 })).settings).toEqual({ draft_days: 1 });
    expect((await read(undefined)).settings).toBeUndefined();
  });

  it.each([
    [{ time_zone: 'Mars/Olympus' }, /“settings.time_zone” must be a zone’s name/],
    [{ time_zone: 5 }, /time_zone/],
    [{ hold_pauses_draft: 'yes' }, /must be true or false/],
    [{ reply_hours: 0 }, /a number of hours above 0, at most 480/],
    [{ reply_hours: 481 }, /reply_hours/],
    [{ follow_up_hours: '48' }, /follow_up_hours/],
    [{ draft_days: 1.5 }, /a whole number of days from 1 to 60/],
    [{ check_in_days: -1 }, /check_in_days/],
    [{ efile_opens: '2026-02-30' }, /a day such as 2026-01-26/],
    [{ archive_folder: 'clients' }, /an absolute path/],
    [{ archive_folder: null }, /archive_folder/],
    [{ reply_hour: 24 }, /“settings.reply_hour” is not a setting; there are time_zone, /],
    [[], /“settings” is not an object/],
  ])('%j are refused, and it is said why', async (settings, why) => {
    await expect(read(settings)).rejects.toMatchObject({
      kind: 'config',
      code: 'config_broken',
      message: expect.stringContaining('config.json'),
      why: expect.stringMatching(why),
    });
  });
});

describe('the settings in force', () => {
  it('are the defaults of the rules where nothing is set', () => {
    expect(readSettings({})).toEqual({
      ...DEFAULT_CLOCK_SETTINGS,
      timeZone: null,
      archiveFolder: null,
    });
  });

  it('are what is set, also where that is no', () => {
    expect(readSettings({ settings: ALL })).toEqual({
      timeZone: 'America/Los_Angeles',
      holdPausesDraft: false,
      holdPausesReply: true,
      replyHours: 24,
      followUpHours: 36.5,
      draftDays: 5,
      checkInDays: 10,
      efileOpens: '2026-01-26',
      archiveFolder: '/srv/clients',
    });
  });
});

import type { Configuration } from '../../config/profiles.ts';
import { type ClockSettings, DEFAULT_CLOCK_SETTINGS } from '../../rules/clocks/settings.ts';

/** The settings in force: what is stored, else the defaults. */
export interface SettingsInForce extends Omit<ClockSettings, 'zone'> {
  /** Null where the environment or this machine decides. */
  timeZone: string | null;
  /** Absolute path; null where the default is used. */
  archiveFolder: string | null;
}

/** Reads the settings out of the configuration, which has checked them. */
export function readSettings({ settings = {} }: Pick<Configuration, 'settings'>): SettingsInForce {
  const usual = DEFAULT_CLOCK_SETTINGS;
  return {
    timeZone: settings.time_zone ?? null,
    replyHours: settings.reply_hours ?? usual.replyHours,
    followUpHours: settings.follow_up_hours ?? usual.followUpHours,
    draftDays: settings.draft_days ?? usual.draftDays,
    checkInDays: settings.check_in_days ?? usual.checkInDays,
    holdPausesDraft: settings.hold_pauses_draft ?? usual.holdPausesDraft,
    holdPausesReply: settings.hold_pauses_reply ?? usual.holdPausesReply,
    efileOpens: settings.efile_opens ?? usual.efileOpens,
    archiveFolder: settings.archive_folder ?? null,
  };
}

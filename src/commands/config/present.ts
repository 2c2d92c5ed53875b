import { labelled } from '../../terminal/labelled.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { SETTING_FIELDS } from './fields.ts';
import type { SettingView } from './view-setting.ts';

/** A setting’s value in words; one that is nothing yet is a dash. */
export const valueText = (value: SettingView['value']): string =>
  value === null ? '—' : String(value);

const cellText = (value: SettingView['value']): string => (value === null ? '' : String(value));

/** How settings are listed. */
export const settingsView: View<SettingView> = {
  fields: SETTING_FIELDS,
  toJson: (setting) => ({ ...setting }),
  empty: 'No settings.',
  columns: [
    { heading: 'SETTING', cell: ({ key }) => key },
    {
      heading: 'VALUE',
      cell: ({ value, source }) => ({
        text: cellText(value),
        ...(source === 'config.json' ? { tone: 'strong' } : {}),
      }),
      elastic: 1,
    },
    {
      heading: 'DEFAULT',
      cell: (setting) => ({ text: cellText(setting.default), tone: 'dim' }),
      elastic: 0,
    },
    { heading: 'FROM', cell: ({ source }) => ({ text: source, tone: 'dim' }) },
  ],
};

/** Draws one setting: a page for a person, the value alone for a pipe. */
export function drawSetting(setting: SettingView, { paint, outIsTerminal }: Terminal): string {
  if (!outIsTerminal) return setting.value === null ? '' : sanitizeLine(String(setting.value));
  return [
    `${paint.strong(sanitizeLine(setting.key))}  ${paint.dim(setting.about)}`,
    labelled('value', valueText(setting.value), paint, 'strong'),
    labelled('from', setting.source, paint),
    labelled('default', valueText(setting.default), paint),
    labelled('allowed', setting.allowed, paint),
  ].join('\n');
}

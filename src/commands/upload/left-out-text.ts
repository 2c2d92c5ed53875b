import { saysHeld } from '../../transfer/manifest/wish.ts';

interface Row {
  verdict: string | null;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^ambiguous/i, 'for you to decide'],
  [/^refused/i, 'refused'],
  [/^skip/i, 'skipped'],
];

/** The rows that a manifest’s verdicts leave out, counted by why; null where there is none. */
export function leftOutText(rows: readonly Row[]): string | null {
  const counted = [
    { rows: rows.filter(({ verdict }) => saysHeld(verdict)), what: 'there already' },
    ...KINDS.map(([means, what]) => ({
      rows: rows.filter(({ verdict }) => means.test((verdict ?? '').trim())),
      what,
    })),
  ];
  const parts = counted.flatMap(({ rows: { length }, what }) =>
    length === 0 ? [] : [`${length.toLocaleString('en-US')} ${what}`],
  );
  return parts.length === 0 ? null : `Left out by the verdict: ${parts.join(', ')}.`;
}

const NAMES: Readonly<Record<string, string>> = {
  US: 'Federal',
  AZ: 'Arizona',
  CA: 'California',
  CO: 'Colorado',
  GA: 'Georgia',
  IL: 'Illinois',
  MA: 'Massachusetts',
  NJ: 'New Jersey',
  NY: 'New York',
  OH: 'Ohio',
  OR: 'Oregon',
  VA: 'Virginia',
};

/** The jurisdictions of the seeds; Texas, Florida and their like have no income tax to file. */
export const STATE_CODES = Object.keys(NAMES).filter((code) => code !== 'US');

/** @throws RangeError for a code that the seeds do not use */
export function stateName(code: string): string {
  const name = NAMES[code];
  if (name === undefined) throw new RangeError(`the seeds have no jurisdiction ${code}`);
  return name;
}

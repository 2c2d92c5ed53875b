/** A state with an income tax on wages, or the District of Columbia. */
export interface TaxState {
  code: string;
  name: string;
}

const NAMES =
  'AL Alabama|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|UT Utah|VT Vermont|VA Virginia|WV West Virginia|WI Wisconsin';

/**
 * The states that a person may have to file in. Alaska, Florida, Nevada, New Hampshire, South Dakota,
 * Tennessee, Texas, Washington and Wyoming have no income tax on wages.
 */
export const TAX_STATES: readonly TaxState[] = NAMES.split('|').map((entry) => ({
  code: entry.slice(0, 2),
  name: entry.slice(3),
}));

/** A name that is part of another, or of something else: Kansas City, West Virginia. */
const CONFUSABLE: Readonly<Record<string, string>> = {
  VA: '(?<!west )virginia(?! mason)',
  KS: '(?<!ar)kansas(?! city)',
  NY: 'new york(?! life)',
};

/** The pattern of a state's name. */
export function stateName({ code, name }: TaxState): RegExp {
  return new RegExp(`\\b${CONFUSABLE[code] ?? name}\\b`, 'i');
}

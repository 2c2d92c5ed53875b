const LABEL =
  /^(?:primary )?(?:taxpayer|spouse|client|filer)(?:\(s\)|s|['’]s)?(?:\s+names?)?\s*(:|\bname|$)\s*(?:[:–-]\s*)?(.*)$/i;
const NAME_LABEL = /\bnames?\b/i;
/** What may stand behind a name on its line. */
const AFTER_NAME = /\s*(?:\||\(|\d|\s{3}|\b(?:SSN|TIN|EIN|ITIN|PIN|ID|XXX|tax year)\b).*$/i;
const NAME = /^\p{Lu}[\p{L}.’'-]*(?:,? (?:and |& ?)?\p{Lu}[\p{L}.’'-]*){1,5}$/u;
/** Words of forms, which stand where a name should when it is left blank. */
const NO_NAME =
  /\b(social|security|number|name|address|spouse|department|treasury|service|form|date|your|signature|return|federal|tax|copy|status|accepted|rejected|declaration|authorization|street|city|phone|email|information)\b/i;

/** A year before “return” may end a date: “accepted 3/5/2026 Federal return”. */
const YEARS = [
  /\btax year\s*[:–-]?\s*(20\d\d)\b/gi,
  /\b(?:calendar|tax) year (?:of |ending |ended )?(?:\p{L}+ \d+, ?|\d+\/\d+\/)?(20\d\d)\b/giu,
  /\breturns? for (?:the )?(?:tax |calendar )?(?:year )?(20\d\d)\b/gi,
  /(?:^|\b(?:your|the|our|for|their|his|her|this|an?) |[:(] ?)(20\d\d) (?:[\p{L}.]+ ){0,3}returns?\b/giu,
  /(?:^|\b(?:your|the|for|an?) |[:(] ?)(20\d\d) (?:form )?(?:1040|1041|1065|1120|8879)\b/gi,
  /\bform (?:1040|1041|1065|1120|8879)\S* \((20\d\d)\)/gi,
];
/** What speaks of another year beside the paper’s own: “amount applied from 2024 return”. */
const BESIDE = /\b(applied|estimated|carr(y|ied)|prior|previous|last year|AGI)\b/i;

/**
 * The taxpayers that a paper names behind a label (“Taxpayer: Jordan Rivera”) or below one, as they
 * stand there. What doesn’t look like a name is none.
 *
 * @param statements from `statementsOf`
 */
export function taxpayersIn(statements: readonly string[]): string[] {
  const found = statements.flatMap((statement, index) => {
    const match = LABEL.exec(statement);
    if (match === null) return [];
    const [, , value = ''] = match;
    const below = value === '' && NAME_LABEL.test(statement);
    const name = (below ? (statements[index + 1] ?? '') : value).replace(AFTER_NAME, '').trim();
    return NAME.test(name) && !NO_NAME.test(name) ? [name] : [];
  });
  return [...new Set(found)];
}

/**
 * The tax years that a paper names as such, in the order in which they stand there.
 *
 * @param statements from `statementsOf`
 */
export function taxYearsIn(statements: readonly string[]): number[] {
  const found = statements
    .filter((statement) => !BESIDE.test(statement))
    .flatMap((statement) =>
      YEARS.flatMap((pattern) => [...statement.matchAll(pattern)].map(([, year]) => Number(year))),
    );
  return [...new Set(found)];
}

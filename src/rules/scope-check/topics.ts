/** A kind of work that is bought on top of a plain return, and the words that speak of it. */
export interface Topic {
  id: string;
  title: string;
  /** Only returns of people are taken for it: a business return covers it by itself. */
  people_only: boolean;
  /** An answer, chosen from a list, that says so. */
  says: RegExp;
  /** A question to which a yes says so. */
  asks: RegExp;
  /** The name of a form in a document's title. */
  form: RegExp;
  /** Words that may mean it, wherever they are. */
  hints: RegExp;
  /** The name of a service that covers it. */
  service: RegExp;
}

/** Nothing matches it. */
const NEVER = /(?!)/;

const ASSETS = 'stocks?|shares?|bonds?|securities|mutual funds?|etfs?|investments?';
const COINS = 'crypto(?:currency|currencies)?|digital assets?|virtual currenc(?:y|ies)|bitcoins?';
const TRADES = 'sold|sell|selling|sales?|trade|traded|exchanged?|disposed?(?: of)?';

/** "Did you sell any stocks", not "Did you sell your home or own stocks". */
const trading = (what: string) =>
  new RegExp(`\\b(?:${TRADES})\\b[^?.;,]{0,40}?\\b(?:${what})\\b`, 'i');

/**
 * What S6 (Rocket Tax service expectations) looks for. Wages, interest, dividends, pensions, a home
 * of one's own and dependents belong to any individual return and are not among it.
 */
export const TOPICS: readonly Topic[] = [
  {
    id: 'self_employment',
    title: 'Self-employment (Schedule C)',
    people_only: true,
    says: /\bself[ -]?employ|\bfreelanc|\bsole propriet|\bindependent contractor|\bgig (?:work|income)\b|^(?:own )?business(?: income| owner)?$|\b1099[ -]?nec\b|\bschedule c\b/i,
    asks: /\bself[ -]?employ|\bfreelanc|\bsole propriet|\bindependent contractor|\bgig (?:work|income)|\b(?:own|have|had|run|start(?:ed)?) (?:a|your own|any)? ?(?:small )?business\b|\bside (?:business|job|gig)\b|\b1099[ -]?nec\b/i,
    form: /\b1099[ -]?nec\b|\b(?:schedule|sch) c\b/i,
    hints:
      /\bself[ -]?employ|\bfreelanc|\bsole propriet|\b(?:my|own|our|side|small|design|new) (?:small |design |side )?business\b|\bside (?:job|gig|hustle)\b|\b1099[ -]?nec\b|\bschedule c\b|\bprofit (?:and|&) loss\b|\bp ?& ?l\b|\b1099[ -]?k\b/i,
    service: /\bschedule c\b|\bself[ -]?employ|\bsole propriet|\bfreelanc/i,
  },
  {
    id: 'rental',
    title: 'Rental property (Schedule E)',
    people_only: true,
    says: /^rentals?$|\brental (?:income|propert|real estate)|\brent(?:ed|ing|s)? out\b|\blandlord$|\bschedule e\b/i,
    asks: /\brental (?:income|propert|real estate|unit|home|house)|\brent(?:ed|ing)? out\b|\breceive(?:d)? rent\b/i,
    form: /\b(?:schedule|sch) e\b|\brental (?:income|propert|expense|statement|summary|ledger)/i,
    hints:
      /\brental (?:income|propert|unit|house|home|apartment|expense|statement|ledger)|\brent(?:s|ed|ing)? out\b|\b(?:a|my|our|the) tenants?\b|\bairbnb\b|\bvrbo\b|\bschedule e\b|\brent roll\b|\brents received\b/i,
    service: /\bschedule e\b|\brental\b/i,
  },
  {
    id: 'capital_sales',
    title: 'Sales of stocks and other assets (Schedule D)',
    people_only: true,
    says: /\bcapital gains?\b|\b1099[ -]?b\b|\bschedule d\b|\b(?:stock|share|asset)s? sales?\b|\bsold (?:stock|share|asset)/i,
    asks: new RegExp(`${trading(ASSETS).source}|\\bcapital gains?\\b|\\b1099[ -]?b\\b`, 'i'),
    form: /\b1099[ -]?b\b|\b(?:schedule|sch) d\b|\bform 8949\b/i,
    hints: new RegExp(
      `${trading(ASSETS).source}|\\binvestments?\\b|\\bcapital gains?\\b|\\bbrokerage\\b|\\bconsolidated 1099\\b|\\b1099 (?:composite|consolidated)\\b|\\b1099[ -]?s\\b|\\bschedule d\\b|\\b1099[ -]?b\\b`,
      'i',
    ),
    service:
      /^(?!.*crypto).*(?:\bschedule d\b|\bcapital (?:gain|asset|sale)|\bstocks?\b|\b8949\b)/i,
  },
  {
    id: 'crypto',
    title: 'Crypto and other digital assets (Form 8949)',
    people_only: true,
    says: new RegExp(`^(?:${COINS})\\b|\\b1099[ -]?da\\b`, 'i'),
    asks: new RegExp(`${trading(COINS).source}|\\b1099[ -]?da\\b`, 'i'),
    form: /\b1099[ -]?da\b/i,
    hints: new RegExp(`\\b(?:${COINS}|ethereum|nfts?|coinbase|1099[ -]?da)\\b`, 'i'),
    service: /\bcrypto|\bdigital assets?\b/i,
  },
  {
    id: 'k1',
    title: 'Schedule K-1 of a partnership, S corporation or trust',
    people_only: true,
    says: /\bk-1s?\b|\bschedule k ?1\b/i,
    asks: /\bk-?1s?\b|\b(?:partner in|partnership interest|beneficiary of (?:a|an) (?:trust|estate))/i,
    form: /\bk-1s?\b(?! visa)|\b(?:schedule|sch) k ?1\b|\bk1s?(?= *(?:$|\(|20\d\d\b|from\b|form\b|1065\b|1120|1041\b))/i,
    hints: /\bk-1s?\b(?! visa)|\bschedule k ?1\b/i,
    service: /\bk ?-?1\b/i,
  },
  {
    id: 'foreign_accounts',
    title: 'Foreign accounts (FBAR)',
    people_only: false,
    says: /\bforeign (?:bank |financial )?accounts?\b|\bfbar\b/i,
    asks: /\b(?:foreign|overseas|offshore) (?:bank |financial |brokerage )*accounts?\b|\baccounts?\b[^?.;]{0,30}\b(?:outside (?:of )?the (?:u\.?s|united states)|abroad|overseas|foreign country)/i,
    form: /\bfbar\b|\bfincen(?: form)? 114\b|\bform 8938\b/i,
    hints:
      /\b(?:foreign|overseas|offshore) (?:bank |financial |brokerage )*accounts?\b|\bbank account (?:abroad|overseas)\b|\bfbar\b|\bfincen(?: form)? 114\b|\bform 8938\b/i,
    service: /\bfbar\b|\bforeign (?:bank |financial )?account|\bfincen\b/i,
  },
  {
    id: 'amendment',
    title: 'An earlier return to be amended (Form 1040-X)',
    people_only: false,
    says: /\bamend(?:ed|ment|ing)\b|\b1040[ -]?x\b/i,
    asks: /\b(?:need|want|wish)\b[^?.;]{0,30}\bamend/i,
    form: /\b(?:form )?1040[ -]x\b/i,
    hints: /\bamend(?:ed|ment|ing)?\b(?=[^.;]{0,30}\b(?:return|20\d\d|taxes)\b)|\b1040[ -]x\b/i,
    service: /\bamend|\b1040[ -]?x\b/i,
  },
  {
    id: 'business_return',
    title: 'A business return of its own (Form 1065, 1120 or 1120-S)',
    people_only: true,
    says: NEVER,
    asks: NEVER,
    form: NEVER,
    // A K-1 names the form of the business that made it out.
    hints: /^(?!.*\bk-?1).*\bform (?:1065|1120(?:[ -]?s)?)\b/i,
    service: /\bbusiness return\b|\b1065\b|\b1120\b/i,
  },
];

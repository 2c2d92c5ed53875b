import { type LintText, placesOf, type Span } from './lint-text.ts';
import { type Place, placeIn } from './phrases.ts';

const MY_OWN =
  /\b(?:call|reach|text|phone|ring|message|contact|e-?mail|fax) me\b|\bmy (?:cell|number|phone|office|mobile|e-?mail|direct|personal|private|work)\b/i;

const PHONE = /(?<![\d\w-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-]|\.\d)/g;
/** Lines of the IRS, the Social Security Administration and the Treasury that clients are sent to. */
const PUBLIC_LINES = new Set([
  ...['8008291040', '8008294933', '8009084490', '8008291954', '8778298297', '8778277778'],
  ...['8777774778', '8008294477', '8448291954', '8445455640', '8007721213', '8003043107'],
  ...['8008293676', '8005554477', '8662556654', '8669279954'],
]);

const EMAIL = /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}/gi;
/** An address written so that nothing finds it, as in `dana at gmail dot com`. */
const SPELLED_EMAIL =
  /(?<![\w.+-])[\w.+-]+ ?(?: at |[([{] ?at ?[)\]}]|@) ?(?:[\w-]+ ?(?: dot |[([{] ?(?:dot|\.) ?[)\]}]|\.) ?)+(?:com|net|org|me|io|us|co|info|biz|tax|cpa|edu|gov)\b/gi;
/** The same without its end, as in `dana (at) outlook`. */
const CUT_EMAIL =
  /(?<![\w.+-])(?:[\w.+-]{1,64} ?[([{] ?at ?[)\]}] ?|[\w+-]{1,32}[._][\w.+-]{1,32} at )(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|aol|proton(?:mail)?|live|msn|gmx|ymail)\b(?! ?(?:dot\b|[.(@]\w))/gi;
const EMAIL_ITSELF = /^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i;
const OWN_HOSTS =
  /@(?:[\w-]+\.)*(?:rockettax\.com|rocketlawyer\.com|taxfyle\.com|worklayer\.com|[\w-]+\.gov|gov)$/i;
const LINK =
  /(?<![\w.-])(?:https?:\/\/)?(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|wa\.me|whatsapp\.com|t\.me|telegram\.me|signal\.me|dropbox\.com|drive\.google\.com|docs\.google\.com|wetransfer\.com|we\.tl|app\.box\.com|onedrive\.live\.com|1drv\.ms|icloud\.com|calendly\.com|m\.me|skype\.com|sharefile\.com)(?:\/[^\s)>\]]*|(?![\w.-]))/gi;

/** Offices and companies that clients have to do with, and support. */
export const OFFICIAL =
  /\b(?:IRS|internal revenue|treasury|department of|dept|dor|franchise tax board|ftb|social security|ssa|taxpayer advocate|comptroller|(?:bank|mortgage)(?! statement)|lender|employers?|payroll|brokers?|brokerage|custodian|marketplace|eftps|id\.me|support|hotline|helpline|county|assessor|university|school|plan administrator)\b/i;

/**
 * Phone numbers, mail addresses and links that lead to the pro, outside the job chat. Those of the
 * IRS, other offices, employers, banks and support are not among them.
 */
export function contactDetails({ plain, sentences }: LintText): Span[] {
  return [
    ...sentences.flatMap((sentence) => contactsIn(plain, sentence)),
    ...placesOf(LINK, plain),
  ];
}

function contactsIn(plain: string, sentence: Span): Span[] {
  const isOwn = MY_OWN.test(plain.slice(sentence.start, sentence.end));
  const places = (pattern: RegExp) =>
    placesOf(pattern, plain, sentence)
      .map((span) => placeIn(plain, sentence, span))
      .filter((place) => isOwn || !isOfficial(plain, place));
  return [
    ...places(PHONE).filter(
      ({ start, end }) => !PUBLIC_LINES.has(plain.slice(start, end).replace(/\D/g, '').slice(-10)),
    ),
    ...places(SPELLED_EMAIL).filter(
      ({ start, end }) =>
        !EMAIL_ITSELF.test(plain.slice(start, end)) && !OWN_HOSTS.test(spelled(plain, start, end)),
    ),
    ...places(CUT_EMAIL),
    ...places(EMAIL).filter(({ start, end }) => !OWN_HOSTS.test(plain.slice(start, end))),
  ];
}

/** The same as a mail program would have it. */
const spelled = (plain: string, start: number, end: number): string =>
  plain
    .slice(start, end)
    .replace(/ ?[([{]? ?\bat\b ?[)\]}]? ?/i, '@')
    .replace(/ ?[([{]? ?\bdot\b ?[)\]}]? ?/gi, '.');

function isOfficial(plain: string, { start, end, before, after }: Place): boolean {
  const [mailbox] = plain.slice(start, end).split('@');
  return OFFICIAL.test(`${before} ${mailbox} ${after}`);
}

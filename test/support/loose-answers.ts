import { isRecord } from '../../src/json.ts';

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/** Fractional digits, and the zone, as in the documentation’s samples and as they may be. */
const INSTANT_FORMS = [
  [7, 'Z'],
  [3, '+00:00'],
  [6, 'Z'],
  [5, '+00:00'],
  [0, 'Z'],
] as const;

/** What only some samples of a thing have, so that it may be null or missing; by where it is asked for. */
const MAYBE_NOTHING = {
  documents: ['update_time'],
  consultations: ['description', 'length_in_minutes', 'price', 'consultation_item_id'],
  checklist: ['short_description', 'preview_url', 'ad_hoc', 'update_time', 'input'],
  questionnaire: ['description', 'options', 'disallow_future', 'disallow_past'],
  members: ['external_id', 'create_time', 'update_time'],
  jobs: [
    ...['description', 'workspace_id', 'update_time', 'transmit_time', 'deadline_time'],
    ...['total_amount', 'requested_provider'],
  ],
} as const;

/** Words that the documentation uses side by side. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  created_by_user_id: 'user_id',
  created_time: 'create_time',
};

/** What nobody has documented, and a real portal surely has. */
const UNHEARD_OF: Readonly<Record<string, string>> = {
  CANCELLED: 'CANCELED',
  INFO_GATHERING: 'AWAITING_IDENTITY',
  DRAFT_SUBMITTED: 'DRAFT_WITH_CLIENT',
  W_2: 'W_2_2026_V2',
  CHAMPION: 'OWNER_OF_ACCOUNT',
};

const STRANGER = { role: 'OBSERVER', type: 'AUDITOR', user_id: 'auditor-1', given_name: null };

/** The same choice for the same text, every time. */
function choose(text: string, choices: number): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % choices;
}

function looseText(text: string): string {
  const [, seconds = '', fraction = ''] = INSTANT.exec(text) ?? [];
  if (seconds === '') return UNHEARD_OF[text] ?? text;
  const [digits, zone] = INSTANT_FORMS[choose(text, INSTANT_FORMS.length)] ?? [7, 'Z'];
  const finer = `${fraction.padEnd(3, '0')}1891`.slice(0, digits);
  return `${seconds}${finer === '' ? '' : `.${finer}`}${zone}`;
}

/** What a field is asked of: an answer's path, and the id of the thing that it belongs to. */
interface Place {
  path: string;
  id: string;
}

/** The samples call a job that a pro works on by two words. */
const isInProgress = (name: string, value: unknown, { id }: Place) =>
  name === 'status' && value === 'CLAIMED' && choose(id, 2) === 0;

function looseField(name: string, value: unknown, place: Place) {
  const { path, id } = place;
  const [, nothing = []] =
    Object.entries<readonly string[]>(MAYBE_NOTHING).find(([kind]) => path.includes(kind)) ?? [];
  const way = choose(`${path} ${id} ${name}`, 3);
  if (value === null && way === 0) return [];
  if (nothing.includes(name) && way < 2) return way === 0 ? [] : [[name, null] as const];
  const loose = isInProgress(name, value, place) ? 'IN_PROGRESS' : looseAnswer(path, value);
  const other = OTHER_SPELLINGS[name];
  return [[other !== undefined && way === 1 ? other : name, loose] as const];
}

function looseRecord(
  path: string,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { id, members } = record;
  const place = { path, id: typeof id === 'string' ? id : '' };
  const fields = Object.entries(record).flatMap(([name, value]) => looseField(name, value, place));
  return {
    ...Object.fromEntries(fields),
    ...(Array.isArray(members) ? { members: [...members, STRANGER] } : {}),
    nobody_knows_this: { of: [null] },
  };
}

/**
 * Makes an answer of the public API as loose as its documentation allows, all at the same time:
 * times with 0 to 7 fractional digits and either zone, statuses, steps, roles and tags that nobody
 * has named, optional fields that are null or not there, either spelling where there are two, fields
 * that nobody knows, and a last page that says so in any of three ways.
 *
 * @param path the path of the request
 */
export function looseAnswer(path: string, answer: unknown): unknown {
  if (typeof answer === 'string') return looseText(answer);
  if (Array.isArray(answer)) return answer.map((item) => looseAnswer(path, item));
  if (!isRecord(answer)) return answer;
  const loose = looseRecord(path, answer);
  if (answer['next_page_token'] !== '') return loose;
  const { next_page_token: _, ...last } = loose;
  const ends = [{}, { next_page_token: '' }, { next_page_token: null }];
  return { ...last, ...ends[choose(path, ends.length)] };
}

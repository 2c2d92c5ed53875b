import type { Me } from '../../portal/contract/me.ts';
import type { Store } from '../store/index.ts';
import { EXTENSION_QUESTION } from './bank-template.ts';
import { seedId } from './ids.ts';

export const WORKSPACES = {
  'rocket-tax': { id: '42', slug: 'rocket-tax', name: 'Rocket Tax' },
  taxfyle: { id: '7', slug: 'taxfyle', name: 'Taxfyle' },
} as const;

export type WorkspaceSlug = keyof typeof WORKSPACES;

export const PLATFORM_ID = seedId('member platform');

export const PRO: Me = {
  user_id: seedId('member pro'),
  email: 'dana.whitaker@example.com',
  given_name: 'Dana',
  family_name: 'Whitaker',
  display_name: 'Dana Whitaker',
  credential: 'CPA',
  state: 'TX',
  workspaces: Object.values(WORKSPACES).map((workspace) => ({ ...workspace })),
  job_limit: 10,
};

export const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  DRAFT_RETURN: 'Draft return',
  FINAL_RETURN: 'Final return',
  EFILE_CONFIRMATION: 'E-File confirmation',
  SIGNED_RETURN: 'Signed return',
  EFILE_AUTHORIZATION: 'E-file authorization (8879)',
  PROOF_OF_MAILING: 'Proof of mailing',
  EXTENSION: 'Extension',
  PRIOR_YEAR_RETURN: 'Prior year return',
  ID: 'Identification',
  W_2: 'W-2',
  '1098': '1098',
  '1099': '1099',
  OTHER: 'Other',
};

const SCOPE_ITEMS: ReadonlyArray<readonly [string, string, string, number]> = [
  ['STATE_RETURN', 'Additional state return', 'One more state to file in', 49],
  ['SCHEDULE_C', 'Schedule C', 'Income from a business of one owner', 149],
  ['SCHEDULE_E', 'Schedule E', 'One rental property', 89],
  ['SCHEDULE_D', 'Schedule D', 'Sales of stocks and other capital assets', 79],
  ['FORM_8949', 'Crypto transactions', 'Sales of digital assets on Form 8949', 99],
  ['FBAR', 'FBAR', 'Report of foreign bank accounts', 120],
  ['PRIOR_YEAR', 'Prior-year return', 'One earlier year', 199],
  ['AMENDMENT', 'Amended return', 'Form 1040-X for one year', 179],
  ['SCHEDULE_K1', 'Schedule K-1', 'Income from a partnership, S corporation or trust', 69],
];

/** @throws RangeError for an id that the catalog doesn't have */
export function scopeItemName(id: string): string {
  const item = SCOPE_ITEMS.find(([known]) => known === id);
  if (item === undefined) throw new RangeError(`the catalog has no scope item ${id}`);
  return item[1];
}

const CONSULTATION_ITEMS: ReadonlyArray<readonly [string, string, string, number, number]> = [
  ['tax-planning', 'Tax planning session', 'A look at the year ahead', 60, 150],
  ['return-review', 'Return walk-through', 'The finished return, line by line', 30, 75],
  ['irs-notice', 'IRS notice review', 'What a letter asks for and what to answer', 30, 90],
];

/** The fixed lists of the workspaces, the pro and the platform itself. */
export function seedCatalog({ catalog, members }: Store, time: string): void {
  Object.entries(DOCUMENT_TYPES)
    // Keys that are whole numbers come first in objects; the order here is the portal's.
    .sort(([one], [other]) => Number(/^\d+$/.test(one)) - Number(/^\d+$/.test(other)))
    .forEach(([id, name], index) => {
      catalog.insert('document_type', index, id, { id, name });
    });
  SCOPE_ITEMS.forEach(([id, name, description, price], index) => {
    catalog.insert('scope_item', index, id, { id, name, description }, price);
  });
  CONSULTATION_ITEMS.forEach(([key, name, description, minutes, price], index) => {
    const id = seedId(`consultation ${key}`);
    const item = { id, name, description, length_in_minutes: minutes };
    catalog.insert('consultation_item', index, id, item, price);
  });
  catalog.insert('bank_template', 0, EXTENSION_QUESTION.id, EXTENSION_QUESTION);
  catalog.insert('me', 0, PRO.user_id, PRO);
  catalog.insert('platform', 0, PLATFORM_ID, { id: PLATFORM_ID });
  for (const [userId, email] of [
    [PLATFORM_ID, null],
    [PRO.user_id, PRO.email],
  ] as const) {
    members.insert({
      user_id: userId,
      email,
      external_id: null,
      create_time: time,
      update_time: time,
    });
  }
}

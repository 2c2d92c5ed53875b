import { join } from 'node:path';
import { type Bank, openBank, type PortalTemplate } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import type { Session } from '../session.ts';

/** Folders of templates; each holds one folder per locale. */
export interface BankFolders {
  /** The pro's own; it need not exist. */
  own: string;
  /** Those that come with taxq. */
  builtIn: string;
}

const LOCALE = 'en';

/** Where the pro's own templates lie. */
export const ownTemplates = ({ own }: BankFolders): string => join(own, LOCALE);

const open = (folders: BankFolders, portal: readonly PortalTemplate[]): Promise<Bank> =>
  openBank({
    portal,
    ownFolder: ownTemplates(folders),
    builtInFolder: folders.builtIn,
    locale: LOCALE,
  });

async function portalTemplates({ client, capabilities }: Session): Promise<PortalTemplate[]> {
  if (!(await capabilities.has('message_bank'))) return [];
  const { data } = await client.call('listBankTemplates', {});
  return data
    .filter(({ locale }) => locale.toLowerCase().split(/[-_]/)[0] === LOCALE)
    .map(({ id, source }) => ({ id, source }));
}

/**
 * Opens the message bank: the portal's templates where it has some, the pro's own, the built-in
 * ones.
 */
export async function openMessageBank(session: Session, folders: BankFolders): Promise<Bank> {
  return open(folders, await portalTemplates(session));
}

/**
 * The same for looking only: with the portal out of reach, what is on this machine is still shown.
 *
 * @returns the bank, and why the portal's templates are missing from it, if they are
 */
export async function openReachableBank(
  session: () => Promise<Session>,
  folders: BankFolders,
): Promise<{ bank: Bank; missing: TaxqError | null }> {
  try {
    return { bank: await openMessageBank(await session(), folders), missing: null };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind !== 'unreachable') throw error;
    return { bank: await open(folders, []), missing: error };
  }
}

import { join } from 'node:path';
import type { Bank } from '../../bank/index.ts';
import {
  type BankFolders,
  openMessageBank,
  openReachableBank,
  ownTemplates,
} from '../../work/bank/message-bank.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';

const bankFolders = ({ paths, templates }: Context): BankFolders => ({
  own: join(paths.config, 'templates'),
  builtIn: templates,
});

/** The folder of the pro's own templates; it need not exist. */
export const ownFolder = (context: Context): string => ownTemplates(bankFolders(context));

/** Opens the message bank for writing a message from it. */
export function openBank(session: Session, context: Context): Promise<Bank> {
  return openMessageBank(session, bankFolders(context));
}

/** Opens the bank for looking at it; says so when the portal's templates can't be had. */
export async function openBankToShow(context: Context): Promise<Bank> {
  const { bank, missing } = await openReachableBank(context.session, bankFolders(context));
  if (missing !== null) {
    context.terminal.note(`Without the portal’s templates: ${missing.message} ${missing.why}`);
  }
  return bank;
}

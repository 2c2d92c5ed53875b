import type { Bank } from '../../bank/index.ts';
import { openReachableBank } from '../../work/bank/message-bank.ts';
import type { Context } from '../context.ts';
import { bankFolders } from './folders.ts';

/** Opens the bank for looking at it; says so when the portal's templates can't be had. */
export async function openBankToShow(context: Context): Promise<Bank> {
  const { bank, missing } = await openReachableBank(context.session, bankFolders(context));
  if (missing !== null) {
    context.terminal.note(`Without the portal’s templates: ${missing.message} ${missing.why}`);
  }
  return bank;
}

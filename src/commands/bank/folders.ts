import { join } from 'node:path';
import type { BankFolders } from '../../work/bank/message-bank.ts';
import type { Context } from '../context.ts';

/** Where the message bank's templates are on this machine. */
export const bankFolders = ({ paths, templates }: Context): BankFolders => ({
  own: join(paths.config, 'templates'),
  builtIn: templates,
});

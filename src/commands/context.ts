import type { SignInMeans } from '../auth/credentials.ts';
import type { CredentialsFile } from '../auth/credentials-file.ts';
import type { Choice } from '../config/choose-portal.ts';
import type { Paths } from '../config/paths.ts';
import type { Configuration } from '../config/profiles.ts';
import type { TransportOptions } from '../http/transport.ts';
import type { Store } from '../store/index.ts';
import type { Output } from '../terminal/output.ts';
import type { Asker } from '../terminal/prompt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Session } from '../work/session.ts';

/** The portal that a command talks to, and why this one. */
export interface Target {
  profile: string;
  /** What chose it, such as `--profile`, `TAXQ_URL` or `the default`. */
  chosenBy: string;
  /** Null for the embedded portal when it isn't running. */
  url: string | null;
  tokenUrl: string | null;
  audience: string | null;
  /** Where the token will come from, such as `TAXQ_TOKEN` or `the stored sign-in`; null for nowhere. */
  tokenSource: string | null;
  /** What to sign in with; holds a secret, which is never shown. */
  means: SignInMeans | null;
}

/** All that a command works with; nothing it uses is a global. */
export interface Context {
  terminal: Terminal;
  output: Output;
  asker: Asker;
  env: NodeJS.ProcessEnv;
  paths: Paths;
  version: string;
  /** The way to start taxq again as another process. */
  command: readonly string[];
  /** The message templates that come with taxq: a folder per locale. */
  templates: string;
  /** The program that reads PDFs in a process of its own. */
  pdfWorker: string;
  /** `--dry-run`: show what would be done, do nothing. */
  dryRun: boolean;
  clock(): Date;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
  configuration(): Configuration;
  saveConfiguration(change: (now: Configuration) => Configuration): Promise<void>;
  credentials: CredentialsFile;
  /** Which portal it is and what chose it; its sign-in isn't looked at. */
  choice(): Choice;
  /** `--ca`: the absolute path of a PEM file of authorities to trust besides Node's own. */
  ca: string | undefined;
  /** What the portal and its sign-in would be, without calling anyone. */
  target(): Promise<Target>;
  /** Opens the portal, once; starts the embedded one when it is the target and isn't running. */
  session(): Promise<Session>;
  /** Opens what taxq remembers on this machine, once. */
  store(): Promise<Store>;
  /** Options for a connection of a command's own, such as a sign-in that is being tried. */
  transportOptions: Omit<TransportOptions, 'origin'>;
  /** Ends with another program's exit code instead of 0. */
  endWith(code: number): void;
  /** Runs when the command has ended, however it ended. */
  onClose(close: () => Promise<void>): void;
}

import { join } from 'node:path';
import { credentialsFile } from '../auth/credentials-file.ts';
import type { Context, Target } from '../commands/context.ts';
import { choosePortal } from '../config/choose-portal.ts';
import { findPaths } from '../config/paths.ts';
import { SANDBOX } from '../config/profile.ts';
import { readConfiguration, writeConfiguration } from '../config/profiles.ts';
import type { TransportOptions } from '../http/transport.ts';
import { openOutput } from '../terminal/output.ts';
import { openAsker } from '../terminal/prompt.ts';
import { openTerminal, type Streams } from '../terminal/terminal.ts';
import type { Session } from '../work/session.ts';
import { fieldsOf, formatOf, type GlobalValues } from './global-options.ts';
import { type Address, addressOf, openPortal } from './open-portal.ts';
import { sandboxAddress } from './sandbox-portal.ts';

/** What a run of taxq starts from; tests give their own. */
export interface Environment {
  streams: Streams;
  env: NodeJS.ProcessEnv;
  version: string;
  command: readonly string[];
  clock: () => Date;
  signal: AbortSignal;
  /** Changes to how requests are sent, such as shorter waits. */
  transport?: Partial<TransportOptions>;
}

/** Builds the context of one command; `close` ends all that the command opened. */
export function openContext(
  environment: Environment,
  values: GlobalValues,
): { context: Context; close: () => Promise<void> } {
  const { env, version, command, clock, signal } = environment;
  const terminal = openTerminal({
    streams: environment.streams,
    env,
    quiet: values.quiet === true,
    ...(values.color === undefined ? {} : { color: values.color }),
  });
  const paths = findPaths(env);
  const credentials = credentialsFile(paths.config);
  const closers: (() => Promise<void>)[] = [];
  const transportOptions = {
    userAgent: `taxq/${version}`,
    signal,
    ...(values.debug ? { trace: (line: string) => terminal.alert(`· ${line}`) } : {}),
    ...environment.transport,
  };
  const configuration = () => readConfiguration(paths.config);
  const choose = () => choosePortal(values.profile, env, configuration);
  const fields = fieldsOf(values);

  const address = async (start: boolean): Promise<Address | null> => {
    const choice = choose();
    if (choice.profile !== null) return addressOf(choice, choice.profile, env, credentials);
    return sandboxAddress(choice, {
      data: join(paths.data, SANDBOX),
      start,
      command,
      env,
      credentials,
      note: terminal.note,
    });
  };

  let opened: Promise<Session> | null = null;
  const open = async (): Promise<Session> => {
    const found = await address(true);
    if (found === null) throw new Error('the embedded portal has no address');
    const { session, transport } = openPortal(found, transportOptions);
    closers.push(transport.close);
    return session;
  };

  const target = async (): Promise<Target> => {
    const found = await address(false);
    const choice = choose();
    return {
      profile: choice.name,
      chosenBy: choice.chosenBy,
      url: found?.profile.url ?? null,
      tokenUrl: found?.profile.token_url ?? null,
      audience: found?.profile.audience ?? null,
      tokenSource: found?.means?.source ?? null,
    };
  };

  const context: Context = {
    terminal,
    output: openOutput({ terminal, format: formatOf(values), ...(fields ? { fields } : {}) }),
    asker: openAsker({ terminal, yes: values.yes === true, noInput: values.input === false }),
    env,
    paths,
    version,
    command,
    dryRun: values.dryRun === true,
    clock,
    signal,
    configuration,
    saveConfiguration: (change) => writeConfiguration(paths.config, change(configuration())),
    credentials,
    target,
    session: () => {
      opened ??= open();
      return opened;
    },
    transportOptions,
    onClose: (close) => {
      closers.push(close);
    },
  };
  const close = async () => {
    await Promise.allSettled(closers.splice(0).map((closer) => closer()));
  };
  return { context, close };
}

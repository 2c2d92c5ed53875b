import { join, resolve } from 'node:path';
import { credentialsFile } from '../auth/credentials-file.ts';
import { proSettings } from '../commands/config/pro-settings.ts';
import type { Context, Target } from '../commands/context.ts';
import { choosePortal } from '../config/choose-portal.ts';
import { findPaths } from '../config/paths.ts';
import { SANDBOX } from '../config/profile.ts';
import { readConfiguration, writeConfiguration } from '../config/profiles.ts';
import { LONGEST_WAIT_MS } from '../http/busy-limit.ts';
import { createCommandLimits } from '../http/command-limits.ts';
import type { Store } from '../store/index.ts';
import { openOutput } from '../terminal/output.ts';
import { openAsker } from '../terminal/prompt.ts';
import { sanitizeLine } from '../terminal/sanitize.ts';
import { openTerminal } from '../terminal/terminal.ts';
import type { LeftOutJob } from '../work/job/left-out-jobs.ts';
import type { PortalAddress } from '../work/open-session.ts';
import type { Session } from '../work/session.ts';
import type { Environment } from './environment.ts';
import { fieldsOf, formatOf, type GlobalValues } from './global-options.ts';
import { noteWaits } from './note-waits.ts';
import { timeoutOf } from './parse-timeout.ts';
import { profileAddress, sandboxAddress } from './portal-address.ts';

/** With a longer --timeout a command also waits longer for a busy portal: so many times in all. */
const WAIT_PER_TIMEOUT = 10;

/** Builds the context of one command; `close` ends all that the command opened. */
export function openContext(
  environment: Environment,
  values: GlobalValues,
): { context: Context; exitCode: () => number; close: () => Promise<void> } {
  const { env, version, command, templates, pdfWorker, clock, signal } = environment;
  const paths = findPaths(env);
  const configuration = () => readConfiguration(paths.config);
  const terminal = openTerminal({
    streams: environment.streams,
    env,
    zone: () => proSettings({ env, configuration }).zone,
    quiet: values.quiet === true,
    ...(values.color === undefined ? {} : { color: values.color }),
  });
  const credentials = credentialsFile(paths.config);
  const closers: (() => Promise<void>)[] = [];
  let exitCode = 0;
  const choose = () => choosePortal(values.profile, env, configuration);
  const ca = values.ca === undefined ? undefined : resolve(values.ca);
  const timeoutMs = timeoutOf(values.timeout, env);
  const longestWaitMs = timeoutMs && Math.max(LONGEST_WAIT_MS, timeoutMs * WAIT_PER_TIMEOUT);
  const limits = createCommandLimits({ longestWaitMs });
  const transportOptions = {
    userAgent: `taxq/${version}`,
    signal,
    env,
    limits,
    timeoutMs,
    ca: () => ca ?? choose().profile?.ca,
    ...(values.debug ? { trace: (line: string) => terminal.alert(`· ${line}`) } : {}),
    ...environment.transport,
  };
  const fields = fieldsOf(values);

  const address = async (start: boolean): Promise<PortalAddress | null> => {
    const choice = choose();
    if (choice.profile !== null) {
      return profileAddress(choice, choice.profile, { env, credentials });
    }
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
    const { openSession } = await import('../work/open-session.ts');
    const onLeftOut = ({ label, path }: LeftOutJob) => {
      const text = `Job ${label} is left out: ${path} isn’t as the API documents.`;
      terminal.alert(`${terminal.errPaint.risk('!')} ${sanitizeLine(text)}`);
    };
    const settings = proSettings({ env, configuration });
    const { session, close } = openSession(found, transportOptions, { onLeftOut }, settings);
    closers.push(close);
    session.pacer.watch(noteWaits(terminal, limits));
    return session;
  };

  let remembered: Promise<Store> | null = null;
  const openLocalStore = async (): Promise<Store> => {
    const { openStore } = await import('../store/index.ts');
    const key = env['TAXQ_STORE_KEY'];
    const store = openStore({ folder: paths.state, now: clock, ...(key ? { key } : {}) });
    closers.push(async () => store.close());
    return store;
  };

  const target = async (): Promise<Target> => {
    const found = await address(false);
    const choice = choose();
    return {
      profile: choice.name,
      chosenBy: choice.chosenBy,
      url: found?.url ?? null,
      tokenUrl: found?.tokenUrl ?? null,
      audience: found?.audience ?? null,
      tokenSource: found?.means?.source ?? null,
      means: found?.means ?? null,
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
    templates,
    pdfWorker,
    dryRun: values.dryRun === true,
    clock,
    signal,
    configuration,
    saveConfiguration: (change) => writeConfiguration(paths.config, change(configuration())),
    credentials,
    choice: choose,
    ca,
    target,
    session: () => {
      opened ??= open();
      return opened;
    },
    store: () => {
      remembered ??= openLocalStore();
      return remembered;
    },
    transportOptions,
    endWith: (code) => {
      exitCode = code;
    },
    onClose: (close) => {
      closers.push(close);
    },
  };
  const closeAll = async () => {
    // Last opened, first closed: a server goes before the folder it keeps its data in.
    for (const closer of closers.splice(0).reverse()) await closer().catch(() => {});
  };
  return { context, exitCode: () => exitCode, close: closeAll };
}

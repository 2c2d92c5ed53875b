import { join } from 'node:path';
import { SANDBOX } from '../../config/profile.ts';
import { wantsColor } from '../../terminal/terminal.ts';
import type { Check } from '../../work/checks/check.ts';
import { encryptionCheck } from '../../work/doctor/disk-encryption.ts';
import { spaceCheck } from '../../work/doctor/disk-space.ts';
import { nodeCheck, type ScreenFacts, screenCheck } from '../../work/doctor/machine-checks.ts';
import { connectionChecks, dnsCheck, proxyCheck } from '../../work/doctor/network-checks.ts';
import { credentialsCheck, pathsCheck } from '../../work/doctor/private-paths.ts';
import { storeCheck } from '../../work/doctor/store-check.ts';
import type { Context, Target } from '../context.ts';
import {
  configCheck,
  portalCheck,
  profileChecks,
  secretsCheck,
  tokenCheck,
} from './portal-checks.ts';
import { sandboxCheck } from './sandbox-check.ts';

function screenOf({ terminal, env }: Context): ScreenFacts {
  const { stdout, columns, outIsTerminal: isTerminal } = terminal;
  // Elsewhere the system’s own setting rules, and it is UTF-8 today.
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || null;
  const color = wantsColor(stdout, env);
  return { isTerminal, columns, color, locale: process.platform === 'linux' ? locale : null };
}

function networkChecks(target: Target, offline: boolean, context: Context): Check[] {
  const { url } = target;
  const { env, transportOptions: transport, clock: now } = context;
  if (url === null || !URL.canParse(url)) return [];
  const network = { origin: new URL(url).origin, env, transport, now };
  const token = tokenCheck(target, offline, context);
  if (offline) return [proxyCheck(network), token];
  return [proxyCheck(network), dnsCheck(network), ...connectionChecks(network), token];
}

/**
 * The checks of this machine, in their order.
 *
 * @param target the portal in use; null where it isn’t known which it is
 */
export function doctorChecks(target: Target | null, offline: boolean, context: Context): Check[] {
  const { paths, env } = context;
  const { platform, version } = process;
  const credentials = join(paths.config, 'credentials');
  const kept = [
    paths.config,
    join(paths.config, 'config.json'),
    paths.state,
    join(paths.state, 'taxq.db'),
    join(paths.data, SANDBOX),
  ];
  return [
    nodeCheck(version),
    screenCheck(screenOf(context)),
    configCheck(context),
    ...profileChecks(context),
    portalCheck(context),
    pathsCheck(kept, platform),
    credentialsCheck(credentials, platform),
    secretsCheck(context),
    storeCheck(paths.state, env['TAXQ_STORE_KEY'] || undefined),
    encryptionCheck(paths.state, platform),
    spaceCheck(paths.state),
    sandboxCheck(target?.profile ?? null, context),
    ...(target === null ? [] : networkChecks(target, offline, context)),
  ];
}

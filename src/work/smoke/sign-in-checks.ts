import { type Check, type Finding, fail, pass, warn } from '../checks/check.ts';
import { judgeClock } from '../checks/clock-skew.ts';
import { judgeTls } from '../checks/tls.ts';
import { tokenExpiry } from '../checks/token-expiry.ts';
import type { Scene } from './scene.ts';

/** A token that ends sooner may not last for a run. */
const SHORT_MS = 60_000;

function judgeToken(token: string, source: string, now: Date): Finding {
  const end = tokenExpiry(token);
  if (end === null) return pass(`A token from ${source}.`);
  const left = end.getTime() - now.getTime();
  if (left <= 0) {
    return fail(`The token from ${source} has expired.`, 'Renew it where it is kept.');
  }
  const minutes = Math.floor(left / 60_000);
  if (left < SHORT_MS) return warn(`The token from ${source} ends in less than a minute.`);
  return pass(`A token from ${source}, good for ${minutes} min.`);
}

/** Whether there is a token, and how long it lasts. */
export const tokenCheck = ({ bearer, now, tokens }: Scene): Check => ({
  id: 'token',
  name: 'Sign-in',
  run: async () => {
    const token = await bearer.token();
    tokens.push(token);
    return judgeToken(token, bearer.tokenSource, now());
  },
});

/** What the portal offers beyond the public API; the first call with the token. */
export const capabilitiesCheck = (scene: Scene): Check => ({
  id: 'capabilities',
  name: 'What the portal offers',
  needs: ['token'],
  run: async () => {
    const offered = await scene.session.capabilities.all();
    const { size } = offered;
    scene.hasNotes = offered.has('notes');
    if (size === 0) {
      const strange = await scene.session.capabilities.strangeAnswer();
      const said = strange === null ? '' : ` Asked for more, it answered: ${strange}`;
      return pass(`The documented public API, and nothing beyond it.${said}`);
    }
    return pass(`The public API and ${size} ${size === 1 ? 'capability' : 'capabilities'} more.`);
  },
});

/** How the portal is reached, before anything secret is sent there. */
export const tlsCheck = ({ session, connect, now }: Scene): Check => ({
  id: 'tls',
  name: 'Connection',
  run: async (signal) => judgeTls(session.client.origin, (await connect(signal)).tls, now()),
});

/** Whether this machine and the portal agree on the time. */
export const clockCheck = ({ log }: Scene): Check => ({
  id: 'clock-skew',
  name: 'Clock',
  run: async () => judgeClock(log.clock),
});

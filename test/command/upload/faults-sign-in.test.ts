import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { SURFACES } from '../../support/bulk-scene.ts';
import {
  faultScene,
  isUpload,
  openTokenDesk,
  type Result,
  tally,
  usePortals,
} from '../../support/fault-scene.ts';

const portals = usePortals();

const bearerOf = ({ authorization = '' }: IncomingHttpHeaders) => authorization.slice(7);

test.each(SURFACES)(
  'a token that expires in the middle is renewed once for all workers (surface %s)',
  async (surface) => {
    const portal = portals(surface);
    const desk = await openTokenDesk(portal);
    let uploads = 0;
    let refused = 0;
    const { run, expectHeld } = await faultScene({
      surface,
      portal,
      desk,
      count: 24,
      decide: (method, path, _, headers) => {
        if (isUpload(method, path)) uploads += 1;
        if (uploads <= 6 || bearerOf(headers) !== 'token-1') return 'pass';
        refused += 1;
        return 'stranger';
      },
    });
    const ran = await run();
    expect(ran.code, ran.stderr).toBe(0);
    expect(refused).toBeGreaterThan(0);
    expect(desk.server.seen).toHaveLength(2);
    await expectHeld();
  },
);

test.each(SURFACES)(
  'a sign-in that is refused for good ends the run and begins nothing new (surface %s)',
  async (surface) => {
    const portal = portals(surface);
    const desk = await openTokenDesk(portal);
    let uploads = 0;
    const { run, expectHeld, bulk } = await faultScene({
      surface,
      portal,
      desk,
      count: 30,
      decide: (method, path) => {
        if (isUpload(method, path)) uploads += 1;
        return uploads > 8 && uploads < 1_000 ? 'stranger' : 'pass';
      },
    });
    const ran = await run();
    expect(ran.code).toBe(8);
    const results = ran.json<Result[]>();
    const { uploaded = 0, failed = 0, left = 0 } = tally(results);
    expect(uploaded).toBe(8);
    expect(failed).toBeLessThanOrEqual(4);
    expect(uploaded + failed + left).toBe(bulk.files.length);
    const codes = results.flatMap(({ error }) => (error === null ? [] : [error.code]));
    expect(new Set(codes)).toEqual(new Set(['not_signed_in']));
    // Each of the four workers may ask once more with a new token.
    expect(uploads).toBeLessThanOrEqual(8 + 4 * 2);
    expect(ran.stderr).toContain('doesn’t accept the sign-in');

    uploads = 1_000;
    const again = await run();
    expect(again.code, again.stderr).toBe(0);
    await expectHeld();
  },
);

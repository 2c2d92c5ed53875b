import { onTestFinished } from 'vitest';
import { createClock } from '../../../../src/sandbox/clock.ts';
import { createFaultBoard } from '../../../../src/sandbox/faults/fault-board.ts';
import { openFaultDesk } from '../../../../src/sandbox/faults/fault-desk.ts';
import type { BlobOptions } from '../../../../src/sandbox/files/blob-store.ts';
import { openPortal, replant } from '../../../../src/sandbox/open-portal.ts';
import { createApp } from '../../../../src/sandbox/server/app.ts';
import { signIn } from './api.ts';
import { ownFolder } from './folders.ts';

/** A portal with limits and files of the test's choice. */
export async function ownPortal(blobs: Partial<BlobOptions>) {
  const data = await ownFolder();
  const portal = openPortal({ data, clock: createClock(), tokenTtlSeconds: 60, blobs });
  replant(portal, 3);
  const board = createFaultBoard();
  const controls = {
    instance: 'test',
    secret: 'test',
    status: () => ({}),
    stop: () => {},
    reset: () => {},
    faults: openFaultDesk(board, portal.store),
  };
  const app = createApp({ portal, board, controls, surface: 'all' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
    portal.store.close();
  });
  const pro = await signIn({ url, ...portal.credentials.pro });
  const { body } = await pro.get<{ data: Array<{ id: string }> }>('/v1.0/jobs');
  const id = body.data[0]?.id ?? '';
  return { data, portal, pro, url, id, path: `/pro/v1/jobs/${id}/documents` };
}

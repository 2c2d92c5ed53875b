import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKLAYER } from '../../config/profile.ts';
import { type ContentSource, openContentSource } from '../../portal/download.ts';
import type { ClientAction } from '../../sandbox/client/play.ts';
import { openStore } from '../../store/index.ts';
import { paperReader } from '../../work/close/read-papers.ts';
import type { Day, PlayedClient } from '../../work/demo/day.ts';
import { digestByFetching } from '../../work/document/content-digest.ts';
import { openSession } from '../../work/open-session.ts';
import { type Session, whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import { lazyPdfReader } from '../close/open-tools.ts';
import { proSettings } from '../config/pro-settings.ts';
import type { Context } from '../context.ts';

/** A throw-away portal with everything that the day needs; it is gone when the command ends. */
export interface Stage {
  url: string;
  day: Day;
  /** A second sign-in, to read back with. */
  reader: Session;
  source: ContentSource;
}

async function playedClient(data: string): Promise<PlayedClient> {
  const { readLocator } = await import('../../sandbox/locator.ts');
  const { playClient } = await import('../../sandbox/client/play.ts');
  const locator = await readLocator(data);
  if (locator === null) throw new Error(`no embedded portal in ${data}`);
  const play = async (jobId: string, action: ClientAction) => {
    await playClient(locator, jobId, action);
  };
  return {
    say: (jobId, text) => play(jobId, { kind: 'say', text }),
    upload: (jobId, path, documentTypeId, title) =>
      play(jobId, { kind: 'upload', path, documentTypeId, title }),
    approveDraft: (jobId) => play(jobId, { kind: 'approve-draft' }),
    tick: (jobId, milestone) => play(jobId, { kind: 'tick', milestone }),
  };
}

/** Starts the portal in a folder of its own and signs in to it twice. */
export async function openStage(context: Context): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-demo-'));
  context.onClose(() => rm(folder, { recursive: true, force: true }));
  const { startSandbox } = await import('../../sandbox/index.ts');
  const server = await startSandbox({ data: join(folder, 'portal'), seed: 'demo' });
  context.onClose(server.close);
  const signIn = () => {
    const { clientId, clientSecret } = server;
    const opened = openSession(
      {
        name: 'demo',
        url: server.url,
        tokenUrl: server.tokenUrl,
        audience: WORKLAYER.audience,
        means: {
          kind: 'client',
          source: 'the demo',
          store: 'sandbox',
          credentials: { clientId, clientSecret },
        },
      },
      context.transportOptions,
      {},
      proSettings(context),
    );
    context.onClose(opened.close);
    return opened.session;
  };
  const session = signIn();
  const reader = signIn();
  const source = openContentSource(reader.client, context.transportOptions);
  context.onClose(source.close);
  const store = openStore({ folder: join(folder, 'state') });
  context.onClose(async () => store.close());
  const pdfs = lazyPdfReader(context);
  const day: Day = {
    session,
    bank: await openBank(session, context),
    pro: await whoAmI(session),
    client: await playedClient(server.data),
    store,
    digestOf: digestByFetching(source),
    archive: { root: join(folder, 'archive'), source, signal: context.signal },
    papers: paperReader({
      store,
      fetch: { source, reader: pdfs, folder: join(folder, 'reading') },
    }),
    folder,
    signal: context.signal,
    jobIds: [],
    mainId: '',
    scopeId: '',
    scopeChangeId: '',
    uploaded: [],
    sent: [],
  };
  return { url: server.url, day, reader, source };
}

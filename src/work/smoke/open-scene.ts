import type { TransportOptions } from '../../http/transport.ts';
import { openContentSource } from '../../portal/download.ts';
import { probeConnection } from '../checks/probe-connection.ts';
import { openSession, type PortalAddress } from '../open-session.ts';
import { openContractLog } from './contract-log.ts';
import { openRequestLog } from './request-log.ts';
import type { Scene } from './scene.ts';
import { quietTransport } from './without-words.ts';

export interface SceneOptions {
  /** Options of the connection; its signal is the user’s interrupt. */
  transport: Omit<TransportOptions, 'origin'>;
  now: () => Date;
  wanted: string | null;
}

/**
 * Signs in anew, with everything that is asked and answered written down; `close` also ends what a
 * check that took too long still does.
 *
 * @throws TaxqError of kind `auth` or `config`, as openSession does
 */
export function openScene(
  address: PortalAddress,
  { transport, now, wanted }: SceneOptions,
): { scene: Scene; close: () => Promise<void> } {
  const { sleep, random, signal } = transport;
  const ended = new AbortController();
  const log = openRequestLog({ ...(sleep ? { sleep } : {}), ...(random ? { random } : {}) }, now);
  const contract = openContractLog();
  const options = {
    ...transport,
    pacer: log.pacer,
    signal: signal ? AbortSignal.any([signal, ended.signal]) : ended.signal,
  };
  const { onAnswer } = contract;
  const opened = openSession(address, options, {
    over: (transport) => quietTransport(log.over(transport)),
    onAnswer,
  });
  const { session, bearer } = opened;
  const { origin } = session.client;
  const source = openContentSource(session.client, options);
  return {
    scene: {
      session,
      bearer,
      source,
      log,
      contract,
      connect: (during) => probeConnection(origin, options, now, during),
      now,
      tokens: [],
      wanted,
      hasNotes: true,
      jobs: [],
      moreJobs: false,
      job: null,
      documents: [],
    },
    close: async () => {
      ended.abort();
      await source.close();
      await opened.close();
    },
  };
}

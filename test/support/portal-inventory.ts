import { createHash } from 'node:crypto';
import type { Document } from '../../src/portal/contract/documents.ts';
import type { Job } from '../../src/portal/contract/jobs.ts';
import { DOCUMENTED_AUDIENCE } from '../../src/portal/contract/token.ts';
import type { BulkFile } from './bulk.ts';

/** The way into a portal; a running sandbox is one. */
export interface PortalKeys {
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}

/** A document as the portal itself gives it out. */
export interface Held {
  id: string;
  /** Short id. */
  job: string;
  tag: string | null;
  title: string;
  /** Of the content, fetched. */
  sha256: string;
}

interface Page<T> {
  data: T[];
  next_page_token?: string | null;
}

/** A token of the portal’s, got past taxq. */
export async function tokenOf({ tokenUrl, clientId, clientSecret }: PortalKeys): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: DOCUMENTED_AUDIENCE,
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

async function openReader(portal: PortalKeys) {
  const headers = { authorization: `Bearer ${await tokenOf(portal)}` };
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, portal.url), { headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };
  const list = async <T>(path: string): Promise<T[]> => {
    const items: T[] = [];
    for (let token: string | null | undefined = ''; ; ) {
      const query = `page_size=1000${token ? `&page_token=${encodeURIComponent(token)}` : ''}`;
      const page = (await (await get(`${path}?${query}`)).json()) as Page<T>;
      items.push(...page.data);
      token = page.next_page_token;
      if (!token) return items;
    }
  };
  return { get, list };
}

/** The short ids of the jobs that take documents. */
export async function openJobs(portal: PortalKeys): Promise<string[]> {
  const { list } = await openReader(portal);
  const jobs = await list<Job>('/v1.0/jobs');
  return jobs.filter(({ status }) => status === 'CLAIMED').map(({ short_id }) => short_id);
}

/**
 * What lies in the portal’s jobs, read with the documented API and past taxq.
 *
 * @param titled how the titles begin of what counts; all unless given
 */
export async function takeInventory(portal: PortalKeys, titled = ''): Promise<Held[]> {
  const { get, list } = await openReader(portal);
  const held: Held[] = [];
  for (const job of await list<Job>('/v1.0/jobs')) {
    for (const document of await list<Document>(`/v1.0/jobs/${job.id}/documents`)) {
      if (!document.title.startsWith(titled)) continue;
      const content = await get(`/v1.0/documents/${document.id}/download`);
      const sha256 = createHash('sha256').update(Buffer.from(await content.arrayBuffer()));
      held.push({
        id: document.id,
        job: job.short_id,
        tag: document.document_type?.id ?? null,
        title: document.title,
        sha256: sha256.digest('hex'),
      });
    }
  }
  return held;
}

type Placed = Pick<Held, 'job' | 'tag' | 'title' | 'sha256'>;

const placeOf = ({ job, tag, title, sha256 }: Placed): string =>
  `${title} as ${tag} in ${job}, ${sha256.slice(0, 12)}`;

/** What is lost, doubled or nobody’s among what a portal without other documents holds; best empty. */
export function discrepancies(wanted: readonly BulkFile[], held: readonly Held[]): string[] {
  const counts = new Map<string, number>();
  for (const one of held) counts.set(placeOf(one), (counts.get(placeOf(one)) ?? 0) + 1);
  const places = new Set(wanted.map(placeOf));
  const lost = [...places].filter((place) => !counts.has(place));
  const doubled = [...counts].filter(([place, count]) => places.has(place) && count > 1);
  const strange = [...counts.keys()].filter((place) => !places.has(place));
  return [
    ...lost.map((place) => `lost: ${place}`),
    ...doubled.map(([place, count]) => `${count} times: ${place}`),
    ...strange.map((place) => `nobody’s: ${place}`),
  ];
}

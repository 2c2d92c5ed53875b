import { createHash } from 'node:crypto';
import { json, type Seen, startServer, type TestServer } from '../../support/server.ts';

const TIME = '2026-03-01T10:00:00.000Z';

/** The short id of the fake portal's one job. */
export const JOB = 'FAKEJOB0001';

export interface FakeDocument {
  id: string;
  file_name: string;
  content: string;
  /** What the portal claims, when it isn't the truth. */
  claims?: { size?: number; sha256?: string };
}

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

const job = {
  id: 'job-1',
  short_id: JOB,
  status: 'CLAIMED',
  create_time: TIME,
  workspace: { id: '1', slug: 'w', name: 'W' },
  job_type: 'consultation',
  tax_year: 2025,
  jurisdictions: [],
  questionnaire_answers: [],
  hold_reason: null,
  pending_scope_change_id: null,
  unread_count: 0,
  info_complete_time: null,
  completed_time: null,
  client_rating: null,
};

const asProDocument = ({ id, file_name, content, claims }: FakeDocument, index: number) => ({
  id,
  title: `Title ${index}`,
  create_time: `2026-03-01T10:00:${String(index).padStart(2, '0')}.000Z`,
  document_type: null,
  job_id: job.id,
  file_name,
  content_type: 'text/plain',
  size: claims?.size ?? Buffer.byteLength(content),
  sha256: claims?.sha256 ?? sha256(content),
  uploaded_by: { user_id: 'u', display_name: 'U', type: 'CLIENT' },
});

/**
 * Starts a portal with one job whose downloads point where `location` says.
 *
 * @param location gives the Location header for a document; `count` is how many downloads were
 * asked for, this one included
 */
export async function startFakePortal(
  documents: readonly FakeDocument[],
  location: (id: string, count: number) => string,
): Promise<TestServer & { env: Record<string, string>; downloads(): readonly Seen[] }> {
  let downloads = 0;
  const server = await startServer((seen, response) => {
    const path = seen.path.split('?')[0] ?? '';
    if (path === '/pro/v1/capabilities') {
      return json(response, { capabilities: ['jobs', 'documents'] });
    }
    if (path.includes('getByShortId') || path === '/pro/v1/jobs/job-1') return json(response, job);
    if (path.endsWith('/documents')) {
      return json(response, { data: documents.map(asProDocument), next_page_token: '' });
    }
    const id = /^\/v1\.0\/documents\/([^/]+)\/download$/.exec(path)?.[1];
    if (id === undefined) return json(response, { title: 'Not found' }, 404);
    downloads += 1;
    response.writeHead(302, { location: location(id, downloads) }).end();
  });
  return {
    ...server,
    env: { TAXQ_URL: server.origin, TAXQ_TOKEN: 'secret-token' },
    downloads: () => server.seen.filter(({ path }) => path.endsWith('/download')),
  };
}

import { createHash } from 'node:crypto';

const TUS = { 'tus-resumable': '1.0.0' };

export const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

/** Requests of the tus protocol as one signed-in client makes them. */
export function tusClient(url: string, token: string) {
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | null = null,
  ) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...TUS, ...headers },
      body,
    });
  return {
    /** Begins an upload of so many bytes. */
    create: (jobId: string, size: number, name = 'return.pdf') =>
      send('POST', `/pro/v1/jobs/${jobId}/uploads`, {
        'upload-length': String(size),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      }),
    head: (path: string) => send('HEAD', path, {}),
    patch: (path: string, offset: number, content: string) =>
      send(
        'PATCH',
        path,
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        content,
      ),
    /** Begins an upload and sends it whole; answers its path. */
    async upload(jobId: string, content: string): Promise<string> {
      const begun = await this.create(jobId, Buffer.byteLength(content));
      const path = begun.headers.get('location') ?? '';
      await this.patch(path, 0, content);
      return path;
    },
  };
}

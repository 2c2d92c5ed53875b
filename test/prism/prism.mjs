import { createServer } from 'node:http';
import { serve } from './program.mjs';

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts Prism before a portal: it holds each request and each answer against the document, and
 * answers an error of its own where one doesn't match.
 */
export async function servePrism(document, portalUrl, place) {
  const port = await freePort();
  const server = await serve(
    'prism',
    ['proxy', document, portalUrl, '--errors', '--port', String(port)],
    place,
    (text) => text.includes('Prism is listening'),
  );
  return {
    url: `http://127.0.0.1:${port}`,
    /** What it found against the requests and answers so far. */
    faults: () =>
      server
        .text()
        .split('\n')
        .filter((line) => /✖|Violation/.test(line)),
    stop: server.stop,
  };
}

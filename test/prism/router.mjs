import { createServer, request } from 'node:http';

/** The operations that Prism can't stand before, and why. */
const AROUND_PRISM = new Set([
  // It follows the redirect itself, and there is no way to tell it not to (stoplightio/prism#1977).
  'downloadDocument',
]);

function operationsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, methods]) => {
    const pattern = path
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^$()[\]\\|]/g, '\\$&'))
      .join('[^/:]+');
    return Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path: new RegExp(`^${pattern}$`),
    }));
  });
}

/**
 * Leads each request to Prism, or around it where Prism can't be in the way.
 *
 * @returns its address, the operations there are and those that went through Prism
 */
export async function serveRouter(document, { prismUrl, portalUrl }) {
  const operations = operationsOf(document);
  const seen = new Set();
  const strangers = [];
  const server = createServer((incoming, response) => {
    const { method, url } = incoming;
    // A literal colon may come escaped.
    const path = url.split('?')[0].replaceAll('%3A', ':');
    const known = operations.find((one) => one.method === method && one.path.test(path));
    if (known === undefined) strangers.push(`${method} ${path}`);
    else seen.add(known.id);
    const target = new URL(url, AROUND_PRISM.has(known?.id) ? portalUrl : prismUrl);
    const headers = { ...incoming.headers, host: target.host };
    const outgoing = request(target, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Requests that are no operation of the document. */
    strangers,
    through: () => [...seen].filter((id) => !AROUND_PRISM.has(id)),
    all: operations.map(({ id }) => id),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

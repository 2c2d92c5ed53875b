import { createServer, request } from 'node:http';

/** The operations that Prism can't stand before, and why. */
const AROUND_PRISM = {
  // It follows the redirect itself, and there is no way to tell it not to (stoplightio/prism#1977).
  downloadDocument: true,
};

function operationsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, methods]) => {
    const pattern = path
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^$()[\]\\|]/g, '\\$&'))
      .join('[^/]+');
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
 * @returns its address, and the operations that came by with how often each went through Prism
 */
export async function serveRouter(document, { prismUrl, portalUrl }) {
  const operations = operationsOf(document);
  const seen = new Map();
  const strangers = [];
  const server = createServer((incoming, response) => {
    const { method, url } = incoming;
    // A literal colon may come escaped.
    const path = url.split('?')[0].replaceAll('%3A', ':');
    const known = operations.find((one) => one.method === method && one.path.test(path));
    if (known === undefined) strangers.push(`${method} ${path}`);
    else seen.set(known.id, (seen.get(known.id) ?? 0) + 1);
    const target = new URL(url, AROUND_PRISM[known?.id] ? portalUrl : prismUrl);
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
    seen,
    /** Requests that are no operation of the document. */
    strangers,
    through: () => [...seen.keys()].filter((id) => !AROUND_PRISM[id]),
    total: operations.length,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

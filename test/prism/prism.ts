import { execa } from 'execa';

const LISTENS = /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/;

/**
 * Starts Prism before a server. It holds each request and each answer against the document, lets
 * both pass, and says in a header of the answer what is wrong with them.
 *
 * @param document path of an OpenAPI document
 */
export async function startPrism(document: string, upstream: string) {
  const child = execa('prism', ['proxy', document, upstream, '--port', '0'], {
    env: { NO_COLOR: '1' },
    stdin: 'ignore',
    buffer: false,
    reject: false,
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [, found] = LISTENS.exec(said) ?? [];
      if (found === undefined) return;
      child.stdout.off('data', listen).resume();
      resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.then(({ shortMessage }) => {
      reject(new Error(`${shortMessage}\n${said}\nnpm run test:prism brings it.`));
    }, reject);
  });
  return {
    url,
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await child;
    },
  };
}

import { connect } from 'node:net';
import fc, { type Arbitrary } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useSandbox } from '../../../support/sandbox.ts';
import { requestToken, signIn } from '../support/api.ts';

const sandbox = useSandbox();
let token = '';
let job = '';
let document = '';

beforeAll(async () => {
  token = await requestToken(sandbox());
  const api = await signIn(sandbox());
  type List = { data: { id: string; name: string }[] };
  const { data } = (await api.get<List>('/pro/v1/jobs')).body;
  job = data.find(({ name }) => name.startsWith('Priya'))?.id ?? '';
  document = (await api.get<List>(`/v1.0/jobs/${job}/documents`)).body.data[0]?.id ?? '';
});

/** The same requests each time; a failure prints the one at fault. */
const runs = (numRuns: number) => ({ numRuns, seed: 1040, endOnFailure: true });

interface Got {
  status: number;
  text: string;
}

/** Sends a request byte for byte; whatever comes back counts. */
function exchange(head: readonly string[], body: Buffer = Buffer.alloc(0)): Promise<Got> {
  const { hostname, port } = new URL(sandbox().url);
  const lines = [...head, `Host: ${hostname}:${port}`, 'Connection: close'];
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]));
    });
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () =>
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text }),
    );
  });
}

const bearer = () => `Authorization: Bearer ${token}`;

/** Text as it is found in headers: names, signs, letters of all kinds, controls. */
const oddText: Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    ...['', ' ', ';', '"', '\\', '%', '\u0001', '\u007f', '\u0085', '\u2028', 'é🙂', '../x', 'CON'],
    ...['x'.repeat(300), 'a/b', 'text/plain; charset', 'text/plain; charset=', '*', '=?utf-8?'],
  ),
);
/** What ends a line would end the header. */
const headerText = oddText.map((text) => text.replaceAll(/[\r\n]/g, ' '));
const quoted = headerText.map((text) => `"${text}"`);

const partType = fc.oneof(
  headerText,
  headerText.map((text) => `application/${text}`),
  headerText.map((text) => `text/plain; charset=${text}`),
  fc.constantFrom(
    'application/pdf',
    'application/json',
    'bad\u0001type',
    'text/plain;charset=utf-16',
  ),
);

const parameter = fc.tuple(
  fc.constantFrom('name', 'filename', 'filename*', 'NAME', ''),
  fc.oneof(quoted, headerText),
);
const disposition = fc
  .tuple(fc.constantFrom('form-data', 'attachment', ''), fc.array(parameter, { maxLength: 3 }))
  .map(([kind, given]) => [kind, ...given.map(([name, text]) => `${name}=${text}`)].join('; '));

/** A part as it should be, with one thing or another in its head that should not. */
const part = (right: string, content: string) =>
  fc
    .record({
      about: fc.oneof(
        { weight: 4, arbitrary: fc.constant(`form-data; ${right}`) },
        {
          weight: 1,
          arbitrary: headerText.map((text) => `form-data; ${right}; filename="${text}"`),
        },
        { weight: 1, arbitrary: disposition },
      ),
      type: fc.option(partType),
      more: fc.option(headerText.map((text) => `Content-Transfer-Encoding: ${text}`)),
    })
    .map(({ about, type, more }) =>
      [
        `Content-Disposition: ${about}`,
        ...(type === null ? [] : [`Content-Type: ${type}`]),
        ...(more === null ? [] : [more]),
        '',
        content,
      ].join('\r\n'),
    );

const boundary = fc.oneof(
  { weight: 4, arbitrary: fc.constant('b') },
  { weight: 1, arbitrary: fc.constantFrom('', 'b'.repeat(70), 'b'.repeat(260), 'b'.repeat(5000)) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\w'()+,./:=?-]{1,40}$/) },
);

const form = fc.record({
  boundary,
  parts: fc
    .tuple(part('name="title"', 'W-2'), part('name="file"; filename="a.pdf"', '%PDF-1.4'))
    .chain(([title, file]) => fc.shuffledSubarray([title, file, title], { minLength: 1 })),
  cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(30)),
  tail: fc.constantFrom('', '\r\n', 'after the end'),
});

describe('an odd request', () => {
  test('that uploads is taken or refused, and what was taken can be had', async () => {
    await fc.assert(
      fc.asyncProperty(form, async ({ boundary: name, parts, cut, tail }) => {
        const whole = `${parts.map((one) => `--${name}\r\n${one}\r\n`).join('')}--${name}--${tail}`;
        const body = Buffer.from(whole.slice(0, whole.length - cut), 'utf8');
        const answer = await exchange(
          [
            `POST /pro/v1/jobs/${job}/documents HTTP/1.1`,
            bearer(),
            `Content-Type: multipart/form-data; boundary=${/^\w*$/.test(name) ? name : `"${name}"`}`,
            `Content-Length: ${body.length}`,
          ],
          body,
        );
        expect([201, 400, 413], answer.text).toContain(answer.status);
        if (answer.status !== 201) return;
        const id = /"id":"([^"]+)"/.exec(answer.text)?.[1];
        const link = await exchange([`GET /v1.0/documents/${id}/download HTTP/1.1`, bearer()]);
        const place = /location: \S+(\/content\/\S+)/i.exec(link.text)?.[1];
        const content = await exchange([`GET ${place} HTTP/1.1`]);
        expect(content.status, answer.text).toBe(200);
      }),
      runs(60),
    );
  });

  test('with any header at all is answered, and never as the sandbox’s own failure', async () => {
    const names = [
      ...[
        'Content-Type',
        'Content-Encoding',
        'Accept',
        'Authorization',
        'Idempotency-Key',
        'Range',
      ],
      ...['If-Range', 'If-None-Match', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'TE'],
      ...['Upload-Metadata', 'Origin', 'X-HTTP-Method-Override', 'Cookie', 'Prefer', 'Trailer'],
    ];
    const targets = fc.constantFrom(
      ...['GET /v1.0/jobs', `GET /v1.0/jobs/${job}`, 'POST /oauth/token', 'GET /nothing'],
      ...[`POST /v1.0/jobs/${job}/messages`, `POST /pro/v1/jobs/${job}/uploads`],
      ...[`GET /v1.0/documents/${document}/download`, 'PATCH /pro/v1/uploads/x', 'GET /content/x'],
      ...['HEAD /pro/v1/uploads/x', 'POST /v1.0/documents', 'POST /sandbox/faults'],
    );
    const header = fc.oneof(
      fc.tuple(fc.constantFrom(...names), headerText).map(([name, text]) => `${name}: ${text}`),
      fc.constantFrom(
        ...['Content-Type: application/json', 'Content-Type: application/json; charset=utf-16'],
        ...['Content-Type: multipart/form-data', 'Content-Type: application/x-www-form-urlencoded'],
        ...[
          'Tus-Resumable: 1.0.0',
          'Upload-Length: 5',
          'Upload-Offset: 0',
          'Content-Encoding: gzip',
        ],
        ...['Upload-Metadata: filename w6k=,filetype AQE=', 'Authorization: Basic OiUlJQ=='],
        ...['Content-Type: application/offset+octet-stream', 'Upload-Concat: partial'],
      ),
    );
    const body = fc.oneof(fc.constantFrom('', '{}', '[', 'a=%zz'), fc.string({ maxLength: 50 }));
    await fc.assert(
      fc.asyncProperty(
        targets,
        fc.uniqueArray(header, { maxLength: 5, selector: (one) => one.split(':')[0] }),
        body,
        fc.boolean(),
        async (target, headers, text, signed) => {
          const bytes = Buffer.from(text);
          const isNamed = headers.some((one) => one.startsWith('Authorization'));
          const answer = await exchange(
            [
              `${target} HTTP/1.1`,
              ...headers,
              ...(signed && !isNamed ? [bearer()] : []),
              `Content-Length: ${bytes.length}`,
            ],
            bytes,
          );
          expect(answer.status, answer.text).toBeLessThan(500);
        },
      ),
      runs(200),
    );
  });

  test('for any address at all is answered', async () => {
    const segment = fc.oneof(
      fc.webSegment(),
      fc.constantFrom('v1.0', 'jobs', job, '%', '%zz', '%00', '%2F', '%C3', '..', '__proto__'),
      fc.constantFrom('getByShortId:', 'getByShortId:x', 'x'.repeat(1500), 'x'.repeat(4000)),
    );
    const place = fc.constantFrom(
      '',
      '/v1.0/jobs',
      '/v1.0/members',
      '/content',
      '/magic',
      '/pro/v1',
    );
    const query = fc.constantFrom('', '?', '?page_size=2', '?a=%', '?filter=%00', '?__proto__=1');
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.array(segment, { maxLength: 3 }),
        query,
        async (start, more, search) => {
          const path = `${start}/${more.join('/')}${search}`;
          const answer = await exchange([`GET ${path} HTTP/1.1`, bearer()]);
          expect([200, 400, 401, 404, 405], answer.text).toContain(answer.status);
        },
      ),
      runs(120),
    );
  });
});

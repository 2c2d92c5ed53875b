import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Fate, startRelay } from '../../support/relay.ts';
import { NUNEZ, planScene, RAMAN, RIVERA } from './plan-scene.ts';

const INTRO = `intro-${RIVERA}`;
const REPLY = `holding-reply-${NUNEZ}`;

/** Takes an action out of a plan. */
const without = (text: string, action: string) =>
  text
    .split(/(?=^## )/m)
    .filter((part) => !part.includes(`action: ${action}`))
    .join('');

describe('apply', () => {
  test('sends what the file says, in its order and its words, and nothing when applied again', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    await scene.edit((text) =>
      text
        .replace('As soon as I have', 'Yes, you can. When I have')
        .replace(/^client: .*$/gm, (line) => line.normalize('NFD')),
    );
    const before = await scene.texts('Núñez');

    const first = await scene.statuses();
    expect(first).toMatchObject({ code: 0, statuses: { [REPLY]: 'sent', [INTRO]: 'sent' } });
    const after = await scene.texts('Núñez');
    expect(after.slice(before.length)).toEqual([
      expect.stringContaining('Yes, you can. When I have the answer, I will write it here.'),
    ]);

    const again = await scene.statuses();
    expect(again).toMatchObject({
      code: 0,
      statuses: { [REPLY]: 'already_done', [INTRO]: 'already_done' },
    });
    expect(again.applied.map(({ message_id }) => message_id)).toEqual(
      first.applied.map(({ message_id }) => message_id),
    );
    await scene.edit((text) => text.replace('Yes, you can.', 'No, you can’t.'));
    const edited = await scene.statuses();
    expect(edited.code).toBe(0);
    expect(edited.applied[0]?.reason).toContain('what you changed in the text since is not sent');
    expect(await scene.texts('Núñez')).toEqual(after);
  });

  test('shows everything and asks on a terminal; a no sends nothing', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    const options = {
      terminal: true,
      answers: { 'Send 2 messages (María José Núñez and Jordan Rivera)?': 'n\r' },
    };
    const run = await scene.run(['apply', scene.file], options);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`To María José Núñez  ${NUNEZ}  holding-reply\n│ Hi María José,`);
    expect(run.stderr).toContain('I’m Dana'.replace('’', "'"));
    expect((await scene.texts('Rivera')).join()).not.toContain('Dana Whitaker');
    const piped = await scene.apply();
    expect(piped.code).toBe(2);
    expect(piped.stderr).toContain('This needs your confirmation');
  });

  test('tells what it would do with --dry-run', async () => {
    const scene = await planScene('Rivera');
    const run = await scene.apply('--dry-run', '--json');
    expect(run.code).toBe(0);
    expect(run.json()).toEqual([
      {
        ...{ action: INTRO, job: RIVERA, status: 'would_send' },
        ...{ reason: null, message_id: null, error: null },
      },
    ]);
    expect(run.stderr).toContain('Nothing was sent (--dry-run).');
    expect((await scene.statuses()).statuses).toEqual({ [INTRO]: 'sent' });
  });

  test('leaves out what the pro took out or set to skip', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    await scene.edit((text) => without(text, REPLY).replace('do: send', 'do: skip'));
    const { code, statuses } = await scene.statuses();
    expect({ code, statuses }).toEqual({ code: 0, statuses: { [INTRO]: 'skipped' } });
  });

  test('skips a job that has moved on, and does the others', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    await scene.clientSays('Núñez', 'Never mind, I found it.');
    const { code, applied } = await scene.statuses();
    expect(code).toBe(8);
    expect(applied).toMatchObject([
      { action: REPLY, status: 'skipped', reason: 'The client has written since.' },
      { action: INTRO, status: 'sent' },
    ]);
    await scene.edit((text) => without(text, INTRO));
    expect((await scene.statuses()).code).toBe(6);
  });

  test('doesn’t take its own doing for a change', async () => {
    const scene = await planScene('Rivera');
    // The same job once more: the introduction mustn’t keep the answer back.
    await scene.edit((text) => {
      const second = text
        .slice(text.indexOf('## 1.'))
        .replace(INTRO, `answer-${RIVERA}`)
        .replace(
          /~~~~ message[\s\S]*?~~~~/,
          `~~~~ message for ${RIVERA}\nHi Jordan,\n\nYour photo ID is all right.\n~~~~`,
        );
      return `${text}\n${second}`;
    });
    const { code, statuses } = await scene.statuses();
    expect({ code, statuses }).toEqual({
      code: 0,
      statuses: { [INTRO]: 'sent', [`answer-${RIVERA}`]: 'sent' },
    });
  });

  test('refuses what isn’t written yet or breaks a rule, by line, and sends the rest', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    await scene.edit((text) => text.replace('As soon as I have', 'TODO. As soon as I have'));
    const { code, applied } = await scene.statuses();
    expect(code).toBe(8);
    expect(applied).toMatchObject([
      { status: 'refused', error: { code: 'action_unfinished' } },
      { status: 'sent' },
    ]);
    const line = (await scene.read()).split('\n').findIndex((one) => one.includes('TODO.')) + 1;
    expect(applied[0]?.error?.message).toContain(`Line ${line}: the text of ${REPLY} still holds`);

    await scene.edit((text) => text.replace('TODO. ', 'As a Taxfyle contractor I say: '));
    const lint = await scene.apply('--yes');
    expect(lint.code).toBe(8);
    expect(lint.stderr).toContain('✗ María José Núñez');
    expect(lint.stderr).toMatch(/breaks rule/);
    expect(lint.stderr).toMatch(
      /Reword it in the plan, or send it by itself: taxq message send 6UZM94GWH78 --file FILE/,
    );
    expect(await scene.texts('Núñez')).not.toContainEqual(expect.stringContaining('contractor'));
  });

  test('does nothing at all when the file has an error', async () => {
    const scene = await planScene('Rivera', 'Núñez');
    await scene.edit((text) => text.replace(`job: ${RIVERA}`, `job: ${NUNEZ}`));
    const run = await scene.apply('--yes');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/Line \d+: job: is 6UZM94GWH78, but the action intro-Z9F4USMD6H3/);
    expect((await scene.texts('Núñez')).join()).not.toContain('looking into it');
  });

  test('refuses another portal’s plan, and an action that names another client', async () => {
    const scene = await planScene('Rivera');
    const own = await readFile(scene.file, 'utf8');
    for (const [part, what] of [
      [/origin: .*/, 'portal'],
      [/profile: .*/, 'profile'],
      [/pro: .*/, 'pro'],
    ] as const) {
      await writeFile(scene.file, own.replace(part, `${part.source.split(':')[0]}: other`));
      const run = await scene.apply('--yes');
      expect(run.code).toBe(6);
      expect(run.stderr).toContain(`The plan is for another ${what}.`);
    }
    await writeFile(scene.file, own.replace('client: Jordan Rivera', 'client: Elena Kim'));
    const run = await scene.apply('--yes', '--json');
    expect(run.code).toBe(6);
    expect(run.json()).toMatchObject([{ status: 'refused', error: { code: 'client_mismatch' } }]);
  });

  test('sends once when the answer to the first try is lost', async () => {
    const scene = await planScene('Rivera');
    let lost = 0;
    const relay = await startRelay(scene.env['TAXQ_URL'] ?? '', (method, path) => {
      if (method !== 'POST' || !path.endsWith('/messages') || lost > 0) return 'pass';
      lost += 1;
      return 'lose';
    });
    await scene.edit((text) => text.replace(/origin: .*/, `origin: ${relay.origin}`));
    const env = { ...scene.env, TAXQ_URL: relay.origin };
    const run = await scene.run(['apply', scene.file, '--yes', '--json'], { env });
    expect(run.json()).toMatchObject([{ status: 'sent' }]);
    const texts = await scene.texts('Rivera');
    expect(texts.filter((text) => text.includes("I'm Dana Whitaker"))).toHaveLength(1);
  });

  test('says of what another taxq is sending right now that it is under way', async () => {
    const scene = await planScene('Rivera');
    let letGo = () => {};
    let meets = () => {};
    const met = new Promise<void>((resolve) => {
      meets = resolve;
    });
    const relay = await startRelay(
      scene.env['TAXQ_URL'] ?? '',
      async (method, path): Promise<Fate> => {
        if (method === 'POST' && path.endsWith('/messages')) {
          meets();
          await new Promise<void>((resolve) => {
            letGo = resolve;
          });
        }
        return 'pass';
      },
    );
    await scene.edit((text) => text.replace(/origin: .*/, `origin: ${relay.origin}`));
    const env = { ...scene.env, TAXQ_URL: relay.origin };
    const run = (how: string) => scene.run(['apply', scene.file, how, '--json'], { env });
    const first = run('--yes');
    await met;
    const second = await run('--dry-run');
    expect(second.json()).toMatchObject([{ status: 'failed', error: { code: 'under_way' } }]);
    expect(second.code).toBe(7);
    letGo();
    expect((await first).json()).toMatchObject([{ status: 'sent' }]);
  });
});

describe('apply of what is no message', () => {
  test('closes a job once it is rated and its close-out message finished, and only once', async () => {
    const scene = await planScene('Raman');
    const close = `close-${RAMAN}`;
    const before = await scene.texts('Raman');
    const unfinished = await scene.statuses();
    expect(unfinished).toMatchObject({ code: 6, statuses: { [close]: 'refused' } });

    const proposed = await scene.read();
    await scene.edit((text) =>
      text.replace(/TODO: .*\n\n/, '').replace('rating: TODO', 'rating: 5'),
    );
    const undecided = await scene.statuses();
    expect(undecided.applied).toMatchObject([{ status: 'refused', error: { code: 'rule_m17' } }]);
    expect(await scene.texts('Raman')).toEqual(before);
    await scene.edit(() => proposed);

    const finish = (text: string) =>
      text
        .replace(/TODO: .*\n\n/, '')
        .replace(/- \*\*\w+:\*\* accepted\. (?:You owe|Nothing).*\n/g, '')
        .replace(/### How to pay the IRS[\s\S]*(?=### Your refund)/, '');
    await scene.edit(finish);
    const unrated = await scene.apply('--yes');
    expect(unrated.stderr).toMatch(/Line \d+: rating: the client of close-\w+ is not rated yet\./);
    await scene.edit((text) => text.replace('rating: TODO', 'rating: 5'));

    let refused = 0;
    const relay = await startRelay(scene.env['TAXQ_URL'] ?? '', (_, path) => {
      if (!path.endsWith('/complete') || refused > 0) return 'pass';
      refused += 1;
      return 'refuse';
    });
    await scene.edit((text) => text.replace(/origin: .*/, `origin: ${relay.origin}`));
    const env = { ...scene.env, TAXQ_URL: relay.origin };
    const run = () => scene.run(['apply', scene.file, '--yes', '--json'], { env });
    // The client has read it, and the job is still open.
    expect((await run()).code).toBe(6);
    expect(await scene.texts('Raman')).toHaveLength(before.length + 1);
    const second = await run();
    expect(second.json(), second.stderr).toMatchObject([{ action: close, status: 'done' }]);
    expect(second.stderr).toContain('The client has been told; taxq completes');
    const { json } = await scene.run(['job', 'view', 'Raman', '--json=status,client_rating']);
    expect(json()).toEqual({ status: 'CLOSED', client_rating: 5 });
    const after = await scene.texts('Raman');
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toContain('- **Virginia:** accepted. You receive a refund.');
    expect(after.at(-1)).not.toContain('How to pay');

    expect((await run()).json()).toMatchObject([{ action: close, status: 'already_done' }]);
    expect(await scene.texts('Raman')).toEqual(after);
  });

  test('says of a job that another taxq has closed meanwhile that it is done', async () => {
    const scene = await planScene('Raman');
    await scene.edit((text) =>
      text
        .replace(/TODO: .*\n\n/, '')
        .replace(/- \*\*\w+:\*\* accepted\. (?:You owe|Nothing).*\n/g, '')
        .replace(/### How to pay the IRS[\s\S]*(?=### Your refund)/, '')
        .replace('rating: TODO', 'rating: 5'),
    );
    const twin = ['close', RAMAN, '--rating', '5', '--yes'];
    let closed = 0;
    const relay = await startRelay(scene.env['TAXQ_URL'] ?? '', async (_, path): Promise<Fate> => {
      if (path.endsWith('/complete')) closed += (await scene.run(twin)).code === 0 ? 1 : 0;
      return 'pass';
    });
    await scene.edit((text) => text.replace(/origin: .*/, `origin: ${relay.origin}`));
    const env = { ...scene.env, TAXQ_URL: relay.origin };
    const run = await scene.run(['apply', scene.file, '--yes', '--json'], { env });
    expect(closed).toBe(1);
    expect(run.json(), run.stderr).toMatchObject([
      { action: `close-${RAMAN}`, status: 'already_done', reason: 'The job is closed.' },
    ]);
    expect(run.code).toBe(0);
  });

  test('writes an internal note about a silent client, once, and no message', async () => {
    const scene = await planScene('Rivera');
    const before = await scene.texts('Elena');
    const file = join(scene.env['TAXQ_HOME'] ?? '', 'monday.md');
    const monday = { clock: () => new Date('2026-03-16T15:00:00Z') };
    await scene.run(['plan', '-o', file, '--job', 'Elena'], monday);
    const statuses = async () =>
      (await scene.run(['apply', file, '--yes', '--json'], monday)).json<{ status: string }[]>();
    const own = await readFile(file, 'utf8');
    await writeFile(file, own.replace('- Approval', '- SSN 219-09-9993, approval'));
    expect(await statuses()).toMatchObject([{ status: 'refused', error: { code: 'rule_m16' } }]);
    await writeFile(file, own);
    expect(await statuses()).toMatchObject([{ status: 'done', message_id: null }]);
    expect(await statuses()).toMatchObject([{ status: 'already_done' }]);
    const { json } = await scene.run(['note', 'list', 'Elena', '--json=kind,text']);
    expect(json()).toEqual([
      {
        kind: 'waiting',
        text: [
          '### Missing from the client',
          '- Approval of the draft “Draft return 2025”',
          '',
          '### Waiting since',
          '- March 10, 2026',
        ].join('\n'),
      },
    ]);
    expect(await scene.texts('Elena')).toEqual(before);
  });
});

import { access } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readDocument, root } from './shell-lines.ts';

const LINK = /\]\(([^)\s]+)\)/g;

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (name) => {
  test('links to files that are there', async () => {
    const text = await readDocument(name);
    const targets = [...text.matchAll(LINK)]
      .map(([, target = '']) => target)
      .filter((target) => !/^(https?:|#)/.test(target));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      await expect(access(`${root}${target.split('#')[0]}`), target).resolves.toBeUndefined();
    }
  });
});

test('CONTRIBUTING.md names paths that are there', async () => {
  const text = await readDocument('CONTRIBUTING.md');
  const paths = [...text.matchAll(/`((?:src|test|scripts|templates|bin|docs)\/[\w./-]*)`/g)];
  expect(paths.length).toBeGreaterThan(20);
  for (const [, path = ''] of paths) {
    await expect(access(`${root}${path}`), path).resolves.toBeUndefined();
  }
});

test.each(['docs/job-list.svg', 'docs/close-gate.svg'])(
  '%s says in words what it shows',
  async (path) => {
    const picture = await readDocument(path);
    expect(picture).toMatch(/<title id="title">[^<]{20,}<\/title>/);
    expect(picture).toContain('<tspan');
  },
);

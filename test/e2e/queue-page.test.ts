import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queuePage } from '../../src/report/html/queue-page.ts';
import { everyKind, HOSTILE, reportOf } from '../unit/report/report-scene.ts';

/** Debian’s; where there is none the tests are left out, but never in CI. */
const CHROMIUM = '/usr/bin/chromium';
const isMissing = !existsSync(CHROMIUM) && !process.env['CI'];

/** Each piece of text whose contrast with what is behind it is below 4.5 : 1, and each bar below 3 : 1. */
const FAINT = `(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
  };
  const saysSomething = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const found = [];
  const judge = (element, color, least, what) => {
    const ratio = contrast(parse(color), behind(element));
    if (ratio < least) found.push(what + ' ' + ratio.toFixed(2));
  };
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('title') || !saysSomething(element)) continue;
    const { color, fill } = getComputedStyle(element);
    judge(element, element.tagName === 'text' ? fill : color, 4.5, element.textContent.trim());
  }
  for (const bar of document.querySelectorAll('.past, .excess')) {
    judge(bar.parentElement, getComputedStyle(bar).fill, 3, bar.parentElement.getAttribute('class'));
  }
  return found;
})()`;

const SIZES = '[document.documentElement.scrollWidth, window.innerWidth]';

describe.skipIf(isMissing)(`the page of the queue in a browser (needs ${CHROMIUM})`, () => {
  const jobs = everyKind();
  let folder = '';
  let url = '';
  let browser: Browser | undefined;
  let page: Page;
  const unwanted: string[] = [];

  const show = async (width: number, colorScheme: 'light' | 'dark') => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: 'screen', colorScheme });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taxq-page-'));
    const file = join(folder, 'queue.html');
    await writeFile(file, queuePage(reportOf(jobs)));
    url = pathToFileURL(file).href;
    browser = await chromium.launch({ executablePath: CHROMIUM });
    page = await browser.newPage();
    page.on('console', (message) => unwanted.push(message.text()));
    page.on('pageerror', (error) => unwanted.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== url) unwanted.push(request.url());
    });
    await page.goto(url);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    [1280, 'light'],
    [400, 'light'],
    [1280, 'dark'],
    [400, 'dark'],
  ] as const)('fits a screen %i wide and can be read, %s', async (width, scheme) => {
    await show(width, scheme);
    const [content, screen] = await page.evaluate<[number, number]>(SIZES);
    expect(content).toBeLessThanOrEqual(screen);
    expect(await page.evaluate(FAINT)).toEqual([]);
    const dark = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(dark).toBe(scheme === 'dark' ? 'rgb(18, 21, 24)' : 'rgb(244, 245, 243)');
  });

  test('has the jobs in the order of the queue, a hostile name as plain text', async () => {
    await show(400, 'light');
    const names = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(names).toEqual(jobs.map(({ client }) => client.replace('\u202e', '\ufffd')));
    expect(names[0]).toBe(HOSTILE.replace('\u202e', '\ufffd'));
    expect(await page.locator('img, script').count()).toBe(0);
  });

  test('is a table for who can’t see it, on a narrow screen, too', async () => {
    await show(400, 'light');
    const table = page.getByRole('table', { name: 'Dana Rivera' });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      ...['Clock', 'State', 'Due', 'Left', 'Timeline'],
    ]);
    const row = table.getByRole('row', { name: 'Answer the client' });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      ...['! at risk', '12 Mar 09:00', '23 h'],
      expect.stringContaining('due Thu 12 Mar 09:00'),
    ]);
    expect(await row.getByRole('img', { name: /at risk, 23 h$/ }).count()).toBe(1);
  });

  test('draws what is overdue from its due time up to now', async () => {
    await show(1280, 'light');
    const track = page.locator('section.late .track').first();
    const box = async (selector: string) => {
      const found = await track.locator(selector).boundingBox();
      return found ?? { x: 0, width: 0 };
    };
    const [past, excess, due] = [await box('.past'), await box('.excess'), await box('.due path')];
    expect(past.width).toBeGreaterThan(5);
    expect(Math.abs(past.x + past.width - excess.x)).toBeLessThan(1);
    expect(Math.abs(due.x + due.width / 2 - excess.x)).toBeLessThan(1.5);
    const now = await page.locator('.axis path.now').boundingBox();
    expect(Math.abs((now?.x ?? 0) - (excess.x + excess.width))).toBeLessThan(2.5);
  });

  test('is printed in light colours, whatever the screen has', async () => {
    await show(1280, 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ink = await page.evaluate('getComputedStyle(document.body).color');
    expect(ink).toBe('rgb(28, 33, 38)');
  });

  test('asks for nothing, runs nothing and complains of nothing', () => {
    expect(unwanted).toEqual([]);
  });
});

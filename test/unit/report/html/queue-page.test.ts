import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { queuePage } from '../../../../src/report/html/queue-page.ts';
import { everyKind, HOSTILE, reported, reportOf } from '../report-scene.ts';

const page = queuePage(reportOf(everyKind()));

describe('the page of the queue', () => {
  it('allows its own style and nothing else', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; img-src data:;`,
    );
    expect(style).not.toMatch(/@import|https?:|url\((?!#)/);
  });

  it('has no script, no inline style, and nothing that is loaded', () => {
    const tags = [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, ''));
    expect(tags.length).toBeGreaterThan(100);
    for (const tag of tags)
      expect(tag).not.toMatch(/^<(script|iframe|img|object)|\s(on\w+|style|src)=/i);
    expect(page.match(/ href="[^"]*"/g)).toEqual([' href="data:,"']);
  });

  it('has a hostile name as text, without what would turn its letters', () => {
    expect(HOSTILE).toContain('\u202e');
    expect(page).toContain(
      '<bdi>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; “Bobby”, &quot;Tables&quot; &amp; Söhne; \ufffdgnp.exe</bdi>',
    );
  });

  it('says in words what its bars show', () => {
    expect(page).toContain(
      'from Fri 6 Mar 09:00; paused from Mon 9 Mar 10:00 to Tue 10 Mar 10:00; due Wed 18 Mar 23:59; running, 134 h</title>',
    );
    expect(page).toContain('<span aria-hidden="true">✗</span> overdue</td>');
    expect(page).toContain('<span aria-hidden="true">!</span> at risk</td>');
    expect(page).toContain('<span aria-hidden="true">‖</span> paused</td>');
  });

  it('names each clock that can’t be told with the reason, and those to come', () => {
    expect(page).toContain(
      '<b>? L2 Upload the draft return</b>: can’t be told. The portal does not say whether the information was declared complete.',
    );
    expect(page).toContain('<p class="idle">Not started: L1, M3, A2, I6, I9</p>');
  });

  it('says when it was made, in which zone, from where, and what there is besides', () => {
    expect(page).toContain(
      '<time datetime="2026-03-11T14:00:00.000Z">Wed 11 Mar 10:00 EDT (America/New_York)</time>',
    );
    expect(page).toContain('https://portal.example with profile “firm”');
    expect(page).toContain('Job limit: 5 of 10 used');
  });

  it('counts the jobs that press', () => {
    const counts = [...page.matchAll(/<b>(\d+)<\/b> ([a-z ]+)/g)].map(([, n, what]) => [n, what]);
    expect(counts).toEqual([
      ['2', 'overdue'],
      ['1', 'at risk'],
      ['7', 'open jobs'],
      ['1', 'not read'],
    ]);
  });

  it('is a page without jobs, too', () => {
    const empty = queuePage(reportOf([]));
    expect(empty).toContain('No open jobs.');
    expect(empty).not.toContain('<table');
  });

  it('cuts bars at the ends of the axis, and marks that they go on', () => {
    const far = reported('Far', {
      job: { create_time: '2025-06-01T12:00:00Z', deadline_time: '2026-12-31T12:00:00Z' },
    });
    const bar = /<svg class="bar run".*?<\/svg><\/td>/s.exec(queuePage(reportOf([far])))?.[0] ?? '';
    expect(bar).toContain('class="span" x="0%" width="100%"');
    expect(bar.match(/class="edge/g)).toHaveLength(2);
    expect(bar).not.toContain('class="due"');
  });
});

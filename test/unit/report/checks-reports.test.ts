import { describe, expect, it } from 'vitest';
import type { ChecksReport, ReportedCheck } from '../../../src/report/checks-report.ts';
import { junitReport } from '../../../src/report/junit.ts';
import { stepSummary } from '../../../src/report/step-summary.ts';

const check = (id: string, status: ReportedCheck['status'], fault: boolean, message = 'So.') => ({
  id,
  name: `Name of ${id}`,
  status,
  fault,
  message,
  hint: 'Do this.',
  duration_ms: 1234,
});

const reportOf = (results: ReportedCheck[]): ChecksReport => ({
  title: 'taxq smoke',
  ok: false,
  profile: 'staging',
  origin: 'https://portal.example',
  started_time: '2026-04-14T12:00:00.000Z',
  duration_ms: 2500,
  results,
  notes: ['A note'],
});

const NASTY = 'a\u0000\u001b[31m\ufffe]]></system-out><x> & "q" | `c` @me <script> #1\n::error::';

describe('a JUnit report', () => {
  it('counts failures, errors and skipped checks apart', () => {
    const xml = junitReport(
      reportOf([
        check('a', 'pass', false),
        check('b', 'warn', false),
        check('c', 'fail', true),
        check('d', 'could-not-check', false),
        check('e', 'could-not-check', true),
        check('f', 'warn', true),
      ]),
    );
    expect(xml).toContain('tests="6" failures="2" errors="1" skipped="1"');
    expect(xml).toContain('timestamp="2026-04-14T12:00:00" time="2.5"');
    expect(xml).toMatch(/name="d: Name of d" time="1.234">\s*<skipped\/>/);
    expect(xml).toMatch(/name="e: Name of e" time="1.234">\s*<error message="So."/);
    expect(xml).toMatch(/name="f: Name of f" time="1.234">\s*<failure message="So." type="warn"/);
  });

  it('stays well formed, whatever a portal says', () => {
    const states = ['warn', 'fail', 'could-not-check'] as const;
    const xml = junitReport(reportOf(states.map((state) => check('x', state, false, NASTY))));
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    // Every CDATA section ends where it was meant to.
    const outside = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    expect(outside).not.toContain('<x>');
    expect(outside).not.toContain('<script>');
    expect(outside.match(/<system-out>/g)?.length).toBe(outside.match(/<\/system-out>/g)?.length);
  });
});

describe('a step summary', () => {
  it('is a table with a row for each check', () => {
    const text = stepSummary(reportOf([check('a.b', 'pass', false), check('c', 'fail', true)]));
    expect(text).toMatch(/^### ❌ taxq smoke: staging\n/);
    expect(text).toContain('| ✅ | `a.b` | So. | 1.2 s |');
    expect(text).toContain('| ❌ | `c` | So.<br>Do this. | 1.2 s |');
    expect(text).toContain('- A note');
  });

  it('takes a portal’s words for text and nothing else', () => {
    const text = stepSummary(reportOf([check('x', 'fail', true, NASTY)]));
    const [row = ''] = text.split('\n').filter((line) => line.startsWith('| ❌'));
    expect(row.replace('<br>', '')).not.toMatch(/[<>@]|`c`|::/);
    expect(row.split('|')).toHaveLength(6);
  });

  it('keeps within the room there is', () => {
    const many = Array.from({ length: 500 }, (_, index) => check(`c${index}`, 'pass', false));
    const text = stepSummary(reportOf(many), 4000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4000);
    expect(text).toMatch(/\d+ more, for which there is no room/);
  });
});

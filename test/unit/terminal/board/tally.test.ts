import { describe, expect, it } from 'vitest';
import { openTally } from '../../../../src/terminal/board/tally.ts';

const open = (files: number, bytes: number) => {
  let time = 0;
  const tally = openTally({ files, bytes }, () => time);
  const at = (seconds: number) => {
    time = seconds * 1_000;
  };
  return { tally, at };
};

describe('the count of a transfer', () => {
  it('counts what the portal has acknowledged, not what was sent', () => {
    const { tally } = open(2, 300);
    tally.start(1, 'a.pdf', 100);
    tally.sent(1, 100);
    expect(tally.standing().bytes.acknowledged).toBe(0);
    tally.acknowledged(1, 60);
    expect(tally.standing().bytes.acknowledged).toBe(60);
    tally.settle(1, 'done', 100);
    expect(tally.standing().bytes.acknowledged).toBe(100);
    expect(tally.standing().files).toEqual({ total: 2, done: 1, already: 0, failed: 0, left: 0 });
  });

  it('takes back what a file had when it starts again, waits or fails', () => {
    const { tally } = open(3, 300);
    for (const id of [1, 2, 3]) {
      tally.start(id, `${id}.pdf`, 100);
      tally.sent(id, 50);
      tally.acknowledged(id, 50);
    }
    tally.start(1, '1.pdf', 100);
    tally.setAside(2);
    tally.settle(3, 'failed', 100);
    expect(tally.standing().bytes.acknowledged).toBe(0);
    expect(tally.underWay()).toMatchObject([{ label: '1.pdf', sent: 0 }]);
  });

  it('counts a file that the portal had already as done, but not for the speed', () => {
    const { tally, at } = open(2, 200);
    tally.settle(1, 'already', 100);
    at(3);
    const { files, bytes, bytesPerSecond, secondsLeft } = tally.standing();
    expect(files).toMatchObject({ done: 1, already: 1 });
    expect(bytes.acknowledged).toBe(100);
    expect([bytesPerSecond, secondsLeft]).toEqual([null, null]);
  });

  it('keeps the longest under way first', () => {
    const { tally } = open(3, 300);
    for (const id of [3, 1, 2]) tally.start(id, `${id}`, 100);
    tally.settle(1, 'done', 100);
    tally.start(1, '1', 100);
    expect(tally.underWay().map(({ label }) => label)).toEqual(['3', '2', '1']);
  });

  it('has nothing to say of a file that it doesn’t know', () => {
    const { tally } = open(1, 100);
    tally.sent(9, 50);
    tally.acknowledged(9, 50);
    expect(tally.standing().bytes.acknowledged).toBe(0);
  });
});

describe('speed and time left', () => {
  it('are told after two seconds and one percent, not before', () => {
    const { tally, at } = open(1, 10_000);
    tally.start(1, 'a', 10_000);
    at(1.9);
    tally.acknowledged(1, 1_900);
    expect(tally.standing().secondsLeft).toBeNull();
    at(2);
    tally.acknowledged(1, 2_000);
    expect(tally.standing()).toMatchObject({ bytesPerSecond: 1_000, secondsLeft: 8 });
    const slow = open(1, 10_000);
    slow.tally.start(1, 'a', 10_000);
    slow.at(4);
    slow.tally.acknowledged(1, 99);
    expect(slow.tally.standing().secondsLeft).toBeNull();
    slow.tally.acknowledged(1, 100);
    expect(slow.tally.standing().secondsLeft).toBe(396);
  });

  it('follow the last seconds, not the whole run', () => {
    const { tally, at } = open(1, 1_000_000);
    tally.start(1, 'a', 1_000_000);
    let bytes = 0;
    for (let second = 1; second <= 30; second += 1) {
      at(second);
      bytes += second <= 15 ? 100 : 1_000;
      tally.acknowledged(1, bytes);
    }
    expect(tally.standing().bytesPerSecond).toBe(1_000);
  });

  it('sink when nothing comes any more, and stay when large files end now and then', () => {
    const { tally, at } = open(4, 4_000);
    at(20);
    tally.settle(1, 'done', 1_000);
    const atOnce = tally.standing().bytesPerSecond;
    at(30);
    const later = tally.standing().bytesPerSecond;
    expect([atOnce, later].map((rate) => Math.round(rate ?? 0))).toEqual([50, 33]);
    at(40);
    tally.settle(2, 'done', 1_000);
    expect(tally.standing()).toMatchObject({ bytesPerSecond: 50, secondsLeft: 40 });
  });

  it('are told early where the portal had most of it already', () => {
    const { tally, at } = open(3, 10_000);
    tally.settle(1, 'already', 9_900);
    tally.start(2, 'a', 100);
    at(5);
    tally.acknowledged(2, 50);
    expect(tally.standing()).toMatchObject({ bytesPerSecond: 10, secondsLeft: 5 });
  });

  it('leave out what failed', () => {
    const { tally, at } = open(3, 3_000);
    at(10);
    tally.settle(1, 'done', 1_000);
    tally.settle(2, 'failed', 1_000);
    expect(tally.standing().secondsLeft).toBe(10);
    tally.settle(3, 'left', 1_000);
    expect(tally.standing().secondsLeft).toBe(0);
  });
});

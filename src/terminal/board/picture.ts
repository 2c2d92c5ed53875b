import stringWidth from 'string-width';
import { cutToWidth } from '../cut-to-width.ts';
import { durationText } from '../duration-text.ts';
import { sizeOfText, sizeText } from '../size-text.ts';
import type { Paint } from '../terminal.ts';
import { failedText, filesText } from './line.ts';
import type { Standing, UnderWay } from './tally.ts';

const shareOf = (part: number, whole: number) => (whole <= 0 ? 1 : Math.min(1, part / whole));

function bar(share: number, cells: number, paint: Paint): string {
  const full = Math.floor(share * cells);
  return `${paint.done('━'.repeat(full))}${paint.dim('─'.repeat(cells - full))}`;
}

/** The standing as a line with a bar, in at most `width` cells; the less important goes first. */
export function totalLine(standing: Standing, width: number, paint: Paint): string {
  const { files, bytes, bytesPerSecond, secondsLeft } = standing;
  const rate = bytesPerSecond ? `${sizeText(Math.round(bytesPerSecond))}/s` : '';
  const left = secondsLeft === null ? '' : `${durationText(secondsLeft)} left`;
  const failed = failedText(files) === '' ? '' : paint.late(failedText(files));
  const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  const done = (of?: string) => filesText(files, of);
  const size = (of?: string) => sizeOfText(bytes.acknowledged, bytes.total, of);
  const full = join(done(), size(), rate, left, failed);
  const withBar = (cells: number) =>
    `${bar(shareOf(bytes.acknowledged, bytes.total), cells, paint)} ${full}`;
  const choices = [
    withBar(20),
    withBar(10),
    full,
    join(done(), size(), left, failed),
    join(done('/'), size('/'), left, failed),
    join(done('/'), left, failed),
    join(done('/'), failed),
  ];
  const fitting = choices.find((choice) => stringWidth(choice) <= width);
  return fitting ?? cutToWidth(done('/'), width);
}

const BAR = 20;
const PERCENT = ' 100 %'.length;
const BAR_FROM = 60;

/** A file on its way in exactly `width` cells; what counts here is what was sent of it. */
export function fileLine({ label, size, sent }: UnderWay, width: number, paint: Paint): string {
  const share = shareOf(sent, size);
  const percent = `${Math.floor(share * 100)} %`.padStart(PERCENT);
  const cells = width >= BAR_FROM ? BAR : 0;
  const room = Math.max(1, width - PERCENT - 2 - (cells === 0 ? 0 : cells + 1));
  const name = cutToWidth(label, room);
  const padding = ' '.repeat(Math.max(0, room - stringWidth(name)));
  const full = Math.floor(share * cells);
  const drawn = cells === 0 ? '' : ` ${'━'.repeat(full)}${'─'.repeat(cells - full)}`;
  return paint.dim(`  ${name}${padding}${drawn}${percent}`);
}

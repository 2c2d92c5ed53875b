import { durationText } from '../duration-text.ts';
import { sizeOfText } from '../size-text.ts';
import type { Standing } from './tally.ts';

const count = (value: number) => value.toLocaleString('en-US');

/** How many files are done: `128 of 1,000 files`. */
export function filesText({ total, done }: Standing['files'], of = ' of '): string {
  return `${count(done)}${of}${count(total)} ${total === 1 ? 'file' : 'files'}`;
}

/** How many failed: `2 failed`; empty for none. */
export function failedText({ failed }: Standing['files']): string {
  return failed > 0 ? `${count(failed)} failed` : '';
}

/**
 * The standing in words: `uploaded 128 of 1,000 files, 25 of 196 MB, 2 failed`. The size gives way
 * where it doesn't fit.
 *
 * @param columns the terminal's; Infinity where there is none
 */
export function standingLine(
  verb: string,
  standing: Standing,
  { isOver, columns }: { isOver: boolean; columns: number },
): string {
  const { files, bytes, secondsLeft } = standing;
  const already = files.already > 0 ? ` (${count(files.already)} there already)` : '';
  const line = (size: string) =>
    [
      `${verb} ${filesText(files)}${already}`,
      size,
      failedText(files),
      isOver && files.left > 0 ? `${count(files.left)} left` : '',
      !isOver && secondsLeft !== null ? `about ${durationText(secondsLeft)} left` : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  const whole = line(sizeOfText(bytes.acknowledged, bytes.total));
  return whole.length <= columns ? whole : line('');
}

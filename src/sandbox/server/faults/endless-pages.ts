import { isRecord, parseJson } from '../../../json.ts';
import type { Answer } from './answer.ts';

/** A page token that no list of the portal gives: it leads to the first page again. */
const AGAIN = /(?<=[?&])page_token=again-(\d{1,9})(?:&|$)/;

/** The URL as the portal understands it: without a page token that leads to the first page again. */
export const withoutAgain = (url: string): string => url.replace(AGAIN, '').replace(/[?&]$/, '');

/** Gives the last page of a list a next one; every round has another token. */
export function goRound(answer: Answer, url: string): Answer {
  const page = parseJson(answer.body.toString('utf8'));
  if (!isRecord(page) || page['next_page_token'] !== '') return answer;
  const round = Number(AGAIN.exec(url)?.[1] ?? 0) + 1;
  const body = JSON.stringify({ ...page, next_page_token: `again-${round}` });
  return { ...answer, body: Buffer.from(body) };
}

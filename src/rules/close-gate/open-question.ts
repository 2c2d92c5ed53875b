import { compareInstants, newestOf } from '../instants.ts';
import { tellsOfClosing } from './closing-message.ts';
import type { CloseFacts, CloseMessage } from './facts.ts';

/** “Please” with what is no task for the client, and with anything else. */
const PLEASE =
  /\bplease\s+(?!(?:find|see|note|know|look in|feel free|be assured|rest assured|accept|excuse|forgive|ignore|disregard|don[’']t (?:worry|hesitate)|do not (?:worry|hesitate))\b)\w/i;
/** A sentence that tells the client to answer. */
const ANSWER_ME =
  /(?:^|[.!:\n*]\s{0,4})(?:just )?(?:tell me|let me know|(?:reply|answer|write|confirm)(?: to me)? here|send me|get back to me)\b(?! if (?:you have|there (?:are|is)) (?:any |a |other |more )*questions?\b)/i;
const MISSING =
  /(?<!\b(all|what|everything|that) )\b(i|we) (still |also )*(need|am missing|are missing|am waiting|are waiting)\b/i;

const asks = (text: string): boolean =>
  text.includes('?') || [PLEASE, ANSWER_ME, MISSING].some((pattern) => pattern.test(text));

/** The pro's last message, when it asks and nothing of the client's came after it. */
export function openQuestion(facts: CloseFacts): CloseMessage | null {
  const { messages, documents, support_name } = facts;
  const { pro_user_id, client_user_ids } = facts.job;
  const own = messages.filter(
    ({ sender_user_id, text }) =>
      sender_user_id === pro_user_id && !tellsOfClosing(text, support_name),
  );
  const last = newestOf(own);
  if (last === undefined || !asks(last.text)) return null;
  const isAfter = ({ create_time }: { create_time: string }) =>
    compareInstants(create_time, last.create_time) > 0;
  const hasAnswered =
    messages.some((item) => client_user_ids.includes(item.sender_user_id) && isAfter(item)) ||
    documents.some((item) => item.uploader === 'client' && isAfter(item));
  return hasAnswered ? null : last;
}

import type { ScopeAnswer, ScopeEvidence } from './facts.ts';
import { isNothing, isYes, mentionIn, oneLine, optionWords } from './mentions.ts';
import { TOPICS, type Topic } from './topics.ts';

/** More words than an option of a list has, or a sentence: the client wrote a text. */
const PROSE = /^(?:\S+\s+){5}\S|[.!]$/;

type Weight = ScopeEvidence['weight'];

/** What one answer says of one topic, or null. */
export function answerEvidence(asked: ScopeAnswer, topic: Topic): ScopeEvidence | null {
  const weight = weigh(asked, topic);
  return weight === null
    ? null
    : { kind: 'answer', id: asked.question_id, label: labelOf(asked), weight };
}

/** A question with its answer, on one line. */
export function labelOf({ question, answer }: ScopeAnswer): string {
  return oneLine(`${question} ${wordsOf(answer)}`);
}

function weigh({ question, answer }: ScopeAnswer, topic: Topic): Weight | null {
  if (answer === null || answer === false) return null;
  if (typeof answer === 'number') return answer > 0 ? yesTo(question, topic) : null;
  if (answer === true) return yesTo(question, topic);
  if (typeof answer !== 'string') {
    return strongest(answer.map((option) => inOption(optionWords(option), topic)));
  }
  const text = optionWords(answer.trim());
  const told = PROSE.test(text) ? inProse(text, topic) : inOption(text, topic);
  if (isYes(text)) return strongest([yesTo(question, topic), told]);
  return told ?? (isNothing(text) ? null : toldElsewise(question, text, topic));
}

/** A yes to a question about several things doesn't tell to which. */
function yesTo(question: string, topic: Topic): Weight | null {
  if (!topic.asks.test(question)) return topic.hints.test(question) ? 'hint' : null;
  return aboutOne(question) ? 'clear' : 'hint';
}

/** "Two flats in Ohio" to a question about rentals; nothing when the answer speaks of another topic. */
function toldElsewise(question: string, text: string, topic: Topic): Weight | null {
  const speaksOfAnother = TOPICS.some((other) => inOption(text, other) !== null);
  return topic.asks.test(question) && aboutOne(question) && !speaksOfAnother ? 'hint' : null;
}

function aboutOne(question: string): boolean {
  return TOPICS.filter(({ asks }) => asks.test(question)).length === 1;
}

function inOption(text: string, topic: Topic): Weight | null {
  return mentionIn(text, topic.says) === null ? inProse(text, topic) : 'clear';
}

function inProse(text: string, { hints }: Topic): Weight | null {
  return mentionIn(text, hints) === null ? null : 'hint';
}

function strongest(weights: readonly (Weight | null)[]): Weight | null {
  return weights.includes('clear') ? 'clear' : weights.includes('hint') ? 'hint' : null;
}

function wordsOf(answer: ScopeAnswer['answer']): string {
  if (answer === null) return '—';
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer === 'object') return answer.map(optionWords).join(', ');
  return typeof answer === 'string' ? optionWords(answer) : String(answer);
}

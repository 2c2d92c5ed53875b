import { labelOf } from './answers.ts';
import { clientsWords } from './documents.ts';
import type { ScopeAnswer, ScopeDocument, ScopeEvidence, ScopeFacts } from './facts.ts';
import { isNothing, isYes, mentionIn, oneLine } from './mentions.ts';
import { stateName, TAX_STATES, type TaxState } from './us-states.ts';

/** A state that the client speaks of. */
export interface SeenState {
  state: TaxState;
  found: ScopeEvidence[];
}

const LIVED = /\b(?:live[sd]?|living|resid\w+|work(?:ed|ing)?|earn\w*|moved?|moving|domicile)\b/i;

const SEVERAL =
  /\b(?:more than one|another|other|multiple|several|different|second|how many)\b[^?]{0,30}\bstates?\b/i;

/** What makes a state's name in a text a place of living or income, and not of a holiday. */
const PLACE =
  /\b(?:live[sd]?|living|resid\w+|moved?|moving|relocated|work(?:s|ed|ing)?|jobs?|employer|income|wages|rental|commut\w+)\b/i;

const TAX_WORDS =
  '(?: (?:state|income|non-?resident|part-?year|wages?|w-?2|source))* ?(?:taxe?s?|return|wages?|withholding|income|w-?2)';

const aboutStates = (question: string): boolean => {
  const text = question.replace(/\bunited states\b/gi, ' ');
  return /\bstates?\b/i.test(text) && LIVED.test(text);
};

/** The states that answers and documents name, in the order of their names. */
export function seenStates({ answers, documents }: ScopeFacts): SeenState[] {
  return TAX_STATES.flatMap((state) => {
    const found = [
      ...(answers ?? []).flatMap((asked) => inAnswer(asked, state)),
      ...documents.flatMap((document) => inDocument(document, state)),
    ];
    return found.length === 0 ? [] : [{ state, found }];
  });
}

/** Answers that tell of more than one state without naming it. */
export function severalStates({ answers }: ScopeFacts): ScopeEvidence[] {
  return (answers ?? []).flatMap((asked) => {
    const { question, answer } = asked;
    if (!SEVERAL.test(question) || !aboutStates(question)) return [];
    const isMany = answer === true || (typeof answer === 'string' && isYes(answer));
    return isMany || (typeof answer === 'number' && answer > 1) ? [evidence(asked, 'hint')] : [];
  });
}

function inAnswer(asked: ScopeAnswer, state: TaxState): ScopeEvidence[] {
  const { question, answer } = asked;
  if (answer === null || typeof answer === 'boolean' || typeof answer === 'number') return [];
  const texts = typeof answer === 'string' ? [answer] : answer;
  if (aboutStates(question)) {
    return texts.some((text) => namesState(text, state)) ? [evidence(asked, 'clear')] : [];
  }
  const name = stateName(state);
  const told = texts.some((text) => {
    const clause = mentionIn(text, name);
    return clause !== null && PLACE.test(clause);
  });
  return told ? [evidence(asked, 'hint')] : [];
}

/** An answer to a question about states: names, and codes in capitals or by themselves. */
function namesState(text: string, state: TaxState): boolean {
  if (isNothing(text)) return false;
  if (text.trim().toUpperCase() === state.code) return true;
  const isCoded = new RegExp(`(?<![\\p{L}])${state.code}(?![\\p{L}])`, 'u').test(text);
  return isCoded || mentionIn(text, stateName(state)) !== null;
}

function inDocument(document: ScopeDocument, state: TaxState): ScopeEvidence[] {
  const byName = new RegExp(`${stateName(state).source}${TAX_WORDS}\\b`, 'i');
  const byCode = new RegExp(`\\b(?:W-?2|State)[ -]+\\(?${state.code}\\)?$`);
  const isNamed = clientsWords(document).some(
    (text) => byCode.test(text.trim()) || mentionIn(text, byName) !== null,
  );
  const label = oneLine(document.title);
  return isNamed ? [{ kind: 'document', id: document.id, label, weight: 'hint' }] : [];
}

function evidence(asked: ScopeAnswer, weight: ScopeEvidence['weight']): ScopeEvidence {
  return { kind: 'answer', id: asked.question_id, label: labelOf(asked), weight };
}

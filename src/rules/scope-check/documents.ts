import type { ScopeChecklistItem, ScopeDocument, ScopeEvidence } from './facts.ts';
import { mentionIn, oneLine } from './mentions.ts';
import type { Topic } from './topics.ts';

/** Papers of another kind than income, whose titles name forms and states of other returns. */
const OTHER_PAPERS =
  /\breturn\b|\be-?file\b|\b8879\b|\bidentification\b|\bphoto id\b|\bpassport\b|\bextension\b|\bmailing\b/i;

const WAGES = /\bw-?2s?\b/i;

/** A name as words: without the file's ending, dots and underscores. */
const nameWords = (name: string): string =>
  name.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/[._]+/g, ' ');

/** The texts by which a document of the client's is known, as words; none for other papers. */
export function clientsWords({ title, file_name, type_name, is_pros }: ScopeDocument): string[] {
  if (is_pros || OTHER_PAPERS.test(type_name ?? '')) return [];
  return [...new Set([title, file_name ?? ''].map(nameWords))].filter((text) => text !== '');
}

/**
 * What a document's title or file name says of a topic, or null. The words beside "W-2" are mostly
 * an employer's name, so that only a form's name counts there.
 */
export function documentEvidence(document: ScopeDocument, topic: Topic): ScopeEvidence | null {
  const texts = clientsWords(document);
  const finds = (words: RegExp) => texts.some((text) => mentionIn(text, words) !== null);
  const isWages = texts.some((text) => WAGES.test(text));
  const weight = finds(topic.form) ? 'clear' : finds(topic.hints) && !isWages ? 'hint' : null;
  return weight === null
    ? null
    : { kind: 'document', id: document.id, label: oneLine(document.title), weight };
}

/** What the portal asks for may be asked of everybody, so that it only hints. */
export function checklistEvidence(item: ScopeChecklistItem, topic: Topic): ScopeEvidence | null {
  const asked =
    item.completed || (item.required && !/\bif (?:any|applicable|you)\b/i.test(item.name));
  const speaks = [topic.form, topic.hints].some((words) => mentionIn(item.name, words) !== null);
  if (!asked || !speaks) return null;
  return { kind: 'checklist', id: item.id, label: oneLine(item.name), weight: 'hint' };
}

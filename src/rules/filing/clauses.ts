/** Words that may say what became of a filing. */
const RESULT_WORD = /\b(accepted|acceptance|rejected|rejection|denied|pending)\b/gi;
/** Begins a clause that stands for itself. */
const OWN_CLAUSE =
  /\b(?:but|because|although|though|whereas|while|however|since(?! \d)|and(?= (?:you|we|no|there|nothing) ))\b/i;
const LIST = /,(?! \d{4})|\((?=[a-z])|\band\b|\s{3,}|\t/;
/** After this, the rest of the sentence is what would follow. */
const SUPPOSES = /\b(if|when|whenever|once|until|unless|whether|in case|upon)\b/i;

/** A part of a statement that tells of one thing. */
export interface Clause {
  text: string;
  /** Whether an “if” came before it in its sentence. */
  isSupposed: boolean;
}

/**
 * The clauses of a statement: what stands behind a “but” or “because”, and the parts of a list where
 * it tells of several results: “Federal accepted, Ohio rejected”.
 */
export function clausesOf(statement: string): Clause[] {
  const isList = (statement.match(RESULT_WORD) ?? []).length > 1;
  const parts = statement
    .split(OWN_CLAUSE)
    .flatMap((part) => (isList ? part.split(LIST) : [part]))
    .filter((part) => part.trim() !== '');
  let isSupposed = false;
  return parts.map((text) => {
    const clause = { text, isSupposed };
    isSupposed ||= SUPPOSES.test(text);
    return clause;
  });
}

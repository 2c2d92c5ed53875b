/**
 * One term of a list's filter: a field that holds exactly this text. Quotes and backslashes of the
 * text can't end it.
 */
export const holds = (field: string, text: string): string => `${field} = ${JSON.stringify(text)}`;

/** Terms as one filter; AND is the only word that the documentation lets join them. */
export const allOf = (terms: readonly string[]): string => terms.join(' AND ');

/** What must never be left in a text that is sent (M17). */
const PLACEHOLDERS: readonly RegExp[] = [
  /\{\{|\}\}/,
  /\{%|%\}/,
  /\((?:insert |your )?(?:client|pro|state|date)(?:['’]s)?(?:[ _-](?:first[ _-]|last[ _-]|full[ _-])?(?:name|date|of residence))?\)/i,
  /\[insert\b[^\]]*\]?/i,
  /_{4,}/,
  /\bundefined\b/,
  /\[object [A-Z]\w*\]/,
];

/** The first placeholder in `text`, as it stands there, or null. */
export function findPlaceholder(text: string): string | null {
  for (const pattern of PLACEHOLDERS) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  return null;
}

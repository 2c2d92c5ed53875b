/**
 * What a path matches that is written as in the contract, or for a rule: `{name}` stands for one
 * segment, of which a colon is no part; `*` stands for any text, slashes included.
 */
export function pathPattern(path: string): RegExp {
  const parts = path
    .split(/(\{\w+\}|\*)/)
    .map((part) =>
      part === '*'
        ? '.*'
        : /^\{\w+\}$/.test(part)
          ? '[^/:]+'
          : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${parts.join('')}$`);
}

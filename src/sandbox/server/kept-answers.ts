import type { Store } from '../store/index.ts';

const KEPT = 200;

export interface KeptAnswers {
  find(url: string): string | undefined;
  keep(url: string, body: string): void;
}

/**
 * Answers to reads, by URL, checked against the contract once and good until the next write: this
 * process is the only one that writes to the store.
 */
export function createKeptAnswers(store: Store): KeptAnswers {
  const answers = new Map<string, string>();
  let version = store.version();
  const forgetOld = () => {
    if (version === store.version() && answers.size < KEPT) return;
    version = store.version();
    answers.clear();
  };
  return {
    find(url) {
      return version === store.version() ? answers.get(url) : undefined;
    },
    keep(url, body) {
      forgetOld();
      answers.set(url, body);
    },
  };
}

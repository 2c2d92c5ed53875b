/** How often a whole command may ask again, over all its requests. */
export interface RetryBudget {
  /** Counts a request that is asked for the first time. */
  asked(): void;
  /** @returns whether one more retry is left; it is taken then */
  take(): boolean;
}

export interface RetryBudgetOptions {
  /** Retries that every command has. */
  least?: number;
  /** Retries of a larger command, as a share of its requests. */
  share?: number;
}

/**
 * Makes the budget of one command: 50 retries, or a fifth of its requests when that is more. Fifty
 * is what 16 connections use up when a portal is away for as long as one request is patient; beyond
 * that a run of thousands adds a fifth to the load of a sick portal and not the fourfold. A 429 isn't
 * counted: the portal answers it without doing anything, and the pacer keeps everybody to its wish.
 */
export function createRetryBudget({
  least = 50,
  share = 0.2,
}: RetryBudgetOptions = {}): RetryBudget {
  let requests = 0;
  let retries = 0;
  return {
    asked: () => {
      requests += 1;
    },
    take: () => {
      if (retries >= Math.max(least, share * requests)) return false;
      retries += 1;
      return true;
    },
  };
}

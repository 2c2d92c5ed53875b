/** A page of a list whose items are JSON text already, as the store keeps them. */
export class WrittenPage {
  readonly items: readonly string[];
  readonly nextPageToken: string;

  constructor(items: readonly string[], nextPageToken: string) {
    this.items = items;
    this.nextPageToken = nextPageToken;
  }

  /** The page as the contract has it. */
  text(): string {
    return `{"data":[${this.items.join(',')}],"next_page_token":"${this.nextPageToken}"}`;
  }
}

import type { Row } from './store/rows.ts';

/** A page of a list whose items are JSON text already, as the store keeps them. */
export class WrittenPage {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;

  constructor(rows: readonly Row[], nextPageToken: string) {
    this.rows = rows;
    this.nextPageToken = nextPageToken;
  }

  /** The page as the contract has it. */
  text(): string {
    const data = this.rows.map(([, doc]) => doc).join(',');
    return `{"data":[${data}],"next_page_token":"${this.nextPageToken}"}`;
  }
}

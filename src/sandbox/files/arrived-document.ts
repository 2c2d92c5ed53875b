import type { ReceivedFile } from './blob-store.ts';

/** A document that has arrived whole, in one request or resumably, and whose fields match the contract. */
export interface ArrivedDocument<Fields = unknown> {
  fields: Fields;
  file: ReceivedFile & {
    /** Base name only. */
    fileName: string;
    contentType: string;
  };
}

import type { ReceivedFile } from './blob-store.ts';

/** A multipart upload that has arrived whole and whose text parts match the contract. */
export interface Upload<Fields = unknown> {
  fields: Fields;
  file: ReceivedFile & {
    /** Base name only. */
    fileName: string;
    contentType: string;
  };
}

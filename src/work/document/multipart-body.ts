import {
  type Multipart,
  multipart,
  type WholeMultipart,
  wholeMultipart,
} from '../../http/multipart.ts';
import type { OutgoingDocument } from './outgoing.ts';
import type { SendOptions } from './sending.ts';
import { readUnchanged, readWhole } from './unchanged-file.ts';

/** Up to so many bytes a file is sent from memory, which costs half of what streaming it does. */
const WHOLE_UP_TO = 1024 * 1024;
/** Bytes of the largest body that is in memory: the file, and what stands around it. */
export const WHOLE_BODY_UP_TO = WHOLE_UP_TO + 64 * 1024;

/**
 * The multipart body of an upload. A small file is read once, whatever becomes of it meanwhile; a
 * large one is streamed, and proved unchanged, each time it is sent.
 *
 * @param take gives memory for a small file’s body
 * @throws TaxqError with code `file_changed`
 */
export async function bodyOf(
  { file, title, tag }: OutgoingDocument,
  fields: Record<string, string>,
  { onBytes }: SendOptions,
  take?: (bytes: number) => Buffer,
): Promise<Multipart | WholeMultipart> {
  const { file_name: fileName, content_type: contentType, size } = file;
  const texts = { title, document_type_id: tag.id, ...fields };
  const part = { field: 'file', fileName, contentType };
  if (size <= WHOLE_UP_TO) {
    const readInto = (room: Buffer) => readWhole(file, room);
    const body = await wholeMultipart(texts, { ...part, size, readInto }, take);
    onBytes?.(size);
    return body;
  }
  const open = () => readUnchanged(file, onBytes);
  return multipart(texts, { ...part, size, open });
}

import {
  fileHead,
  multipartHeaders,
  newBoundary,
  textPart,
  type WholeFile,
  type WholeMultipart,
} from './multipart.ts';

/** A body of several files. */
export interface SeveralFiles<F> {
  multipart: WholeMultipart;
  /** The files that are in it, in order. */
  files: readonly F[];
}

/**
 * Builds a multipart/form-data body of several small files in one piece of memory, each read straight
 * into its place. A file that can’t be read is left out.
 *
 * @param text the part of text that goes first, made of the files that are in the body; for fewer
 * files it must not be longer
 * @param take gives memory for so many bytes
 */
export async function severalFiles<F extends WholeFile>(
  given: readonly F[],
  text: (files: readonly F[]) => { name: string; value: string },
  take: (bytes: number) => Buffer = Buffer.allocUnsafe,
): Promise<SeveralFiles<F>> {
  const boundary = newBoundary();
  const first = (files: readonly F[]) => {
    const { name, value } = text(files);
    return Buffer.from(textPart(boundary, name, value));
  };
  const heads = given.map((file) => Buffer.from(fileHead(boundary, file)));
  const tail = `--${boundary}--\r\n`;
  // The text is written last, up to where the files begin: only then it is known which are there.
  const begin = first(given).length;
  const parts = given.reduce(
    (sum, { size }, place) => sum + (heads[place]?.length ?? 0) + size + 2,
    0,
  );
  const memory = take(begin + parts + tail.length);
  const files: F[] = [];
  let end = begin;
  for (const [place, file] of given.entries()) {
    const start = end + (heads[place]?.length ?? 0);
    try {
      await file.readInto(memory.subarray(start, start + file.size + 1));
    } catch {
      // Its own turn tells what is wrong with it.
      continue;
    }
    heads[place]?.copy(memory, end);
    end = start + file.size;
    end += memory.write('\r\n', end);
    files.push(file);
  }
  end += memory.write(tail, end);
  const head = first(files);
  const start = begin - head.length;
  head.copy(memory, start);
  return {
    multipart: {
      headers: multipartHeaders(boundary, end - start),
      body: memory.subarray(start, end),
    },
    files,
  };
}

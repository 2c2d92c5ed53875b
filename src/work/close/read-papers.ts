import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { isRecord, parseJson } from '../../json.ts';
import type { ContentSource } from '../../portal/download.ts';
import { mayBeSigned } from '../../rules/close-gate/signatures.ts';
import { NO_TEXT, type PaperFacts } from '../../rules/filing/paper-facts.ts';
import { readPaper } from '../../rules/filing/read-paper.ts';
import type { Store } from '../../store/index.ts';
import type { PdfReader } from '../../transfer/pdf/pdf-reader.ts';
import type { DocumentView } from '../document/document-view.ts';
import { nothingYet } from '../download/save-beginning.ts';
import { saveContent } from '../download/save-content.ts';
import { makeReadingFolder, sweepReadingFolders } from './reading-folder.ts';

/** What papers are read with. */
export interface PaperTools {
  /** Remembers what a content says, so that it is fetched and read once. */
  store: Store;
  /** Fetches what isn't remembered into a folder of taxq's own; null leaves that unread. */
  fetch: { source: ContentSource; reader: () => PdfReader; folder: string } | null;
}

/**
 * Tells, by document id, what the texts of a job's confirmations and signed papers say.
 *
 * @param clientNames so that a client called Virginia Roe is not taken for the state
 */
export type ReadPapers = (
  documents: readonly DocumentView[],
  clientNames: readonly string[],
) => Promise<ReadonlyMap<string, PaperFacts>>;

/** Facts made by an older way of reading are made anew. */
const VERSION = 3;

/** What a reader of PDFs takes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads confirmations and signed papers: PDFs only, each once, in a process of its own. What can't
 * be read (a scan, a locked or damaged PDF, one that the portal doesn't hand out) has no text.
 *
 * @returns a reader that throws TaxqError as the portal's calls do, when it can't be reached
 */
export function paperReader({ store, fetch }: PaperTools): ReadPapers {
  return async (documents, clientNames) => {
    const found = new Map<string, PaperFacts>();
    if (fetch !== null) await sweepReadingFolders(fetch.folder);
    for (const document of documents.filter(isWanted)) {
      const known = remembered(store, document.sha256);
      if (known !== null) found.set(document.id, known);
      else if (fetch !== null) {
        found.set(document.id, await readNow(document, clientNames, { store, ...fetch }));
      }
    }
    return found;
  };
}

function isWanted(document: DocumentView): boolean {
  const { word, document_type, content_type, file_name, size } = document;
  const isPdf =
    content_type === 'application/pdf' ||
    /\.pdf$/i.test(file_name ?? '') ||
    (content_type === null && file_name === null);
  const closing = { ...document, document_type_id: document_type?.id ?? null };
  const mayTell = word === 'efile' || (word !== 'draft' && mayBeSigned(closing));
  return isPdf && mayTell && (size ?? 0) <= MAX_BYTES;
}

/** Apart from what uploads remember of the same content. */
const keyOf = (sha256: string): string =>
  createHash('sha256').update(`paper ${sha256}`).digest('hex');

/** What is remembered of a content; null when it was never read. */
export function remembered(store: Store, sha256: string | null): PaperFacts | null {
  const json = sha256 === null ? null : store.facts.content(keyOf(sha256), VERSION);
  const facts = json === null ? null : parseJson(json);
  return isPaperFacts(facts) ? facts : null;
}

/** What was cut off or damaged on the disk is read anew. */
function isPaperFacts(value: unknown): value is PaperFacts {
  if (!isRecord(value)) return false;
  const { has_text, reports, taxpayers, tax_years } = value;
  return typeof has_text === 'boolean' && [reports, taxpayers, tax_years].every(Array.isArray);
}

async function readNow(
  document: DocumentView,
  clientNames: readonly string[],
  { store, source, reader, folder: root }: { store: Store } & NonNullable<PaperTools['fetch']>,
): Promise<PaperFacts> {
  const folder = await makeReadingFolder(root);
  const path = join(folder, `${randomUUID()}.pdf`);
  try {
    const beginning = nothingYet();
    await saveContent(await source.open(document.id), path, beginning, { limit: MAX_BYTES });
    const reading = await reader().read(path);
    const text = reading.status === 'read' ? reading.text : '';
    const facts = readPaper(text, clientNames);
    const sha256 = beginning.hash.digest('hex');
    // A reader that was too slow today may not be tomorrow.
    if (reading.status !== 'unread') {
      store.facts.keepContent(keyOf(sha256), VERSION, JSON.stringify(facts));
    }
    return facts;
  } catch (error) {
    if (error instanceof TaxqError && error.code === 'content_refused') return NO_TEXT;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

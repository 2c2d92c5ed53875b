import { basename } from 'node:path';
import type { Cell } from '../../terminal/table.ts';
import type { Column } from '../../terminal/view.ts';

/** A file as it stands in a list of files, whatever the list is about. */
export interface FileCells {
  /** Absolute. */
  file: string;
  job: string;
  tag: string;
  /** As in JSON. */
  status: string;
  /** The status for a person’s eye. */
  mark: Cell;
  /** Ids of documents, for a program that reads lines. */
  documents: readonly string[];
  /** For a person, and where there is no document. */
  why: string;
}

/** The columns of a list of files; on a terminal names without folders, and no ids. */
export function fileColumns<T>(cellsOf: (item: T) => FileCells, terminal: boolean): Column<T>[] {
  return [
    {
      heading: 'FILE',
      cell: (item) => {
        const { file } = cellsOf(item);
        return { text: terminal ? basename(file) : file, tone: 'strong' };
      },
      elastic: 1,
    },
    { heading: 'JOB', cell: (item) => cellsOf(item).job },
    { heading: 'TAG', cell: (item) => cellsOf(item).tag, elastic: 2 },
    {
      heading: 'STATUS',
      cell: (item) => (terminal ? cellsOf(item).mark : cellsOf(item).status),
    },
    {
      heading: terminal ? '' : 'DOCUMENT',
      cell: (item) => {
        const { documents, why } = cellsOf(item);
        const ids = documents.join(',');
        return { text: terminal || ids === '' ? why : ids, tone: 'dim' };
      },
      below: true,
    },
  ];
}

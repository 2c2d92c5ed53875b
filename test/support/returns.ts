import { pdfDocument } from '../../src/sandbox/seed/pdf.ts';

export interface ReturnFacts {
  /** The client’s name as it stands on the form; Western European letters only. */
  client: string;
  /** The sandbox’s jobs are all for 2025. */
  year?: number;
  /** Last four digits of a masked Social Security number. */
  lastFour?: string;
  /** Makes it differ from others. */
  note?: string;
}

/** A PDF with the text of a tax return’s first page, as it is read before an upload. */
export function returnPdf({ client, year = 2025, lastFour, note = '' }: ReturnFacts): Buffer {
  const number = lastFour === undefined ? [] : [`Social security number: ***-**-${lastFour}`];
  const lines = [`Your name: ${client}`, ...number, note];
  return Buffer.from(pdfDocument(`Form 1040 (${year}) U.S. Individual Income Tax Return`, lines));
}

import type { getDocumentProxy } from 'unpdf';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * The text of one page, line by line as it stands there, then what its form fields hold, a field a
 * line. Throws what the PDF library throws for a page that is damaged.
 */
export async function pageText(document: PdfDocument, number: number): Promise<string> {
  const page = await document.getPage(number);
  try {
    const { items } = await page.getTextContent();
    const lines = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    const fields = (await page.getAnnotations()).flatMap(fieldText);
    return [lines.join(''), ...fields].filter((part) => part.trim() !== '').join('\n');
  } finally {
    page.cleanup();
  }
}

/** A filled form keeps its answers apart from the page: the client’s name may stand only there. */
function fieldText(annotation: unknown): string[] {
  if (typeof annotation !== 'object' || annotation === null) return [];
  if (!('fieldType' in annotation) || annotation.fieldType !== 'Tx') return [];
  const value = 'fieldValue' in annotation ? annotation.fieldValue : null;
  return typeof value === 'string' ? [value] : [];
}

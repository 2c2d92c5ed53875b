/**
 * What makes two uploads of a document the same one: where it goes, what it says of itself in
 * whatever order, and its content.
 */
export const documentPayload = (
  params: object,
  fields: object,
  sha256: string | undefined,
): readonly unknown[] => [params, Object.fromEntries(Object.entries(fields).sort()), sha256];

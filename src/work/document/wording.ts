/** Characters of a title that the portal takes. */
const MAX_TITLE = 500;

/** The portal takes 5,000 for a description; the reference that taxq may add needs the rest. */
const MAX_DESCRIPTION = 4_900;

/** What is wrong with a document’s title, in a sentence; null for nothing. */
export const titleProblem = (title: string): string | null =>
  title.trim() === '' || title.length > MAX_TITLE
    ? `A title has 1 to ${MAX_TITLE} characters.`
    : null;

/** What is wrong with a document’s description, in a sentence; null for nothing. */
export const descriptionProblem = (description: string | null | undefined): string | null =>
  (description?.length ?? 0) > MAX_DESCRIPTION
    ? `A description has at most ${MAX_DESCRIPTION} characters.`
    : null;

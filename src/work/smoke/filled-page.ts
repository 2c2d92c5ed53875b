/** Pages in a row that may be empty before the list is taken to have nothing more. */
const MOST_EMPTY = 20;

interface Page<T> {
  data: readonly T[];
  next_page_token?: string | null | undefined;
}

/**
 * The next page of a list that holds something, or its last one: a portal may send empty pages in
 * between, and only a missing token is the end.
 *
 * @param token where to begin; undefined for the first page
 */
export async function filledPage<T>(
  fetchPage: (page: { page_token?: string }) => Promise<Page<T>>,
  token?: string,
): Promise<{ data: readonly T[]; next: string | undefined }> {
  let at = token;
  for (let empty = 0; ; empty += 1) {
    const page = await fetchPage(at === undefined ? {} : { page_token: at });
    const next = page.next_page_token || undefined;
    if (page.data.length > 0 || next === undefined || next === at || empty >= MOST_EMPTY) {
      return { data: page.data, next };
    }
    at = next;
  }
}

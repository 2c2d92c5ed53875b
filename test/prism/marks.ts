/** Headers that both sides of Prism put on what passes through it, and take off again. */
export const MARKS = {
  /** On a request: the origin of the portal that it is for. */
  portal: 'taxq-portal',
  /** On an answer: whether the portal gave it. One without it is Prism’s own. */
  from: 'taxq-from',
  /** In place of Location in a redirect: Prism would follow it itself (stoplightio/prism#1977). */
  redirect: 'taxq-redirect',
} as const;

/** Where an answer comes from. */
export const FROM = {
  portal: 'portal',
  /** There is none: the portal broke the connection or isn’t there. */
  nobody: 'nobody',
} as const;

/** A type and a subtype of at most 127 characters each (RFC 6838, section 4.2). */
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

/** The media type of a file as its sender gave it; of bytes alone where that is none. */
export const contentTypeOf = (given: string | null | undefined): string =>
  given != null && MEDIA_TYPE.test(given) ? given : 'application/octet-stream';

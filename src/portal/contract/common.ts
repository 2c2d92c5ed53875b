import * as Type from 'typebox';

const ID = { minLength: 1, maxLength: 200 };

/** Opaque identifier; GUID text in the documentation, never parsed by taxq. */
export const Id = Type.String(ID);

/** The same in a path, where it says what it is of. */
export const idOf = (what: string) => Type.String({ ...ID, description: `Id of ${what}` });

/** ISO 8601 instant in UTC; 0 to 9 fractional digits are seen in the wild. */
export const Instant = Type.String({
  format: 'date-time',
  description: 'ISO 8601 instant in UTC, any number of fractional digits',
});

export const NullableInstant = Type.Union([Instant, Type.Null()]);

/** A field that only some answers have: others leave it out, or say null. */
export const maybe = <T extends Type.TSchema>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

/**
 * Text from a set that the portal may extend at any time: the known values are named for
 * documentation, other values pass.
 */
export const openSet = (known: readonly string[], description: string) =>
  Type.String({
    minLength: 1,
    description: `${description}. Known values: ${known.join(', ')}; others may appear`,
  });

export const JobParams = Type.Object({ job_id: idOf('the job') });

export const PageQuery = Type.Object({
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, default: 50, description: 'Items per page' }),
  ),
  page_token: Type.Optional(
    Type.String({ maxLength: 2000, description: 'next_page_token of the page before' }),
  ),
});

export const FilteredPageQuery = Type.Object({
  ...PageQuery.properties,
  filter: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: 'Terms such as status = "CLAIMED", joined with AND; text in double quotes',
    }),
  ),
});

/** A page of items; `next_page_token` is "" or absent on the last page. */
export const pageOf = <T extends Type.TSchema>(item: T) =>
  Type.Object({
    data: Type.Array(item),
    next_page_token: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  });

/** A list that the portal gives whole. */
export const listOf = <T extends Type.TSchema>(item: T) => Type.Object({ data: Type.Array(item) });

/** Problem details for HTTP APIs (RFC 9457), the body of every error answer but the token endpoint's. */
export const Problem = Type.Object({
  type: Type.String({ description: 'URI reference that names the kind of problem' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  request_id: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), {
      description: 'The fields at fault, when the request did not match the contract',
    }),
  ),
});
export type Problem = Type.Static<typeof Problem>;

/** The errors any authenticated operation may answer. */
export const COMMON_ERRORS = [400, 401, 403, 429, 500, 503] as const;

/** The same of one that takes a body, or refuses one. */
export const WRITE_ERRORS = [...COMMON_ERRORS, 413, 415] as const;

/** How many of an item a scope change asks for. */
export const Quantity = Type.Integer({ minimum: 1, maximum: 1000 });

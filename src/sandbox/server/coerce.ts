import type { TObject } from 'typebox';

/** Text, as URLs and headers have it, as the numbers that the contract wants. */
export function coerce(schema: TObject | undefined, values: unknown): object {
  const properties: Record<string, object> = schema?.properties ?? {};
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const isInteger = property !== undefined && 'type' in property && property.type === 'integer';
      return [name, isInteger && /^-?\d{1,15}$/.test(String(value)) ? Number(value) : value];
    }),
  );
}

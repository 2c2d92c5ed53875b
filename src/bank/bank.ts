import { join } from 'node:path';
import { TaxqError } from '../errors.ts';
import { checkTemplate } from './check/check-template.ts';
import {
  type LoadedTemplate,
  loadBuiltIn,
  loadFolder,
  loadPortal,
  type PortalTemplate,
} from './load.ts';
import { nearest } from './nearest.ts';
import { invalidTemplate } from './parse-template.ts';
import type { Origin, Template, TemplateProblem } from './template.ts';

export interface BankOptions {
  /** What the portal's message bank gave; absent when the portal has none. */
  portal?: readonly PortalTemplate[] | undefined;
  /** The pro's own folder of `<id>.md` files; it need not exist. */
  ownFolder?: string | undefined;
  /** The folder that holds `<locale>/<id>.md`. */
  builtInFolder: string;
  locale?: string | undefined;
}

export interface BankEntry {
  template: Template;
  /** The template of the same id that wins over this one, or null when this one is used. */
  shadowedBy: Origin | null;
}

export interface BankCheck {
  id: string;
  origin: Origin;
  problems: readonly TemplateProblem[];
}

export interface Bank {
  /** Every usable template by id, the winning one first; broken ones are left to `check`. */
  list(): BankEntry[];
  /**
   * The template of that id: the portal's, else the pro's own, else the built-in one.
   * @throws TaxqError `template_unknown` (not-found) with the nearest ids; `template_invalid` when
   * the one that would win is broken, for another wording must not be sent in its place.
   */
  find(id: string): Template;
  /** Every template with what is wrong with it, if anything. */
  check(): BankCheck[];
}

/**
 * Opens the message bank: the portal's templates, the pro's own folder, the built-in ones, in that
 * order. A broken template spoils only itself.
 * @throws TaxqError when a folder that must be there cannot be read.
 */
export async function openBank({
  portal = [],
  ownFolder,
  builtInFolder,
  locale = 'en',
}: BankOptions): Promise<Bank> {
  const [own, builtIn] = await Promise.all([
    ownFolder === undefined ? [] : loadFolder(ownFolder, 'own'),
    loadBuiltIn(join(builtInFolder, locale)),
  ]);
  const byId = new Map<string, LoadedTemplate[]>();
  for (const entry of [...loadPortal(portal), ...own, ...builtIn]) {
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  }
  const ids = [...byId.keys()].sort();

  return {
    list: () => ids.flatMap((id) => entries(byId.get(id) ?? [])),
    find: (id) => winner(id, byId.get(id)?.[0], ids),
    check: () =>
      ids.flatMap((id) =>
        (byId.get(id) ?? []).map(({ origin, template, problems }) => ({
          id,
          origin,
          problems: template === null ? problems : checkTemplate(template),
        })),
      ),
  };
}

function entries(loaded: readonly LoadedTemplate[]): BankEntry[] {
  const [first] = loaded;
  return loaded.flatMap((entry) =>
    entry.template === null
      ? []
      : [
          {
            template: entry.template,
            shadowedBy: entry === first ? null : (first?.origin ?? null),
          },
        ],
  );
}

function winner(id: string, found: LoadedTemplate | undefined, ids: readonly string[]): Template {
  if (found === undefined) {
    const near = nearest(id, ids);
    throw new TaxqError({
      kind: 'not-found',
      code: 'template_unknown',
      message: `The message bank has no template “${id}”.`,
      why: `It has ${ids.join(', ')}.`,
      hint: near.length === 0 ? 'See them: taxq bank list' : `Did you mean ${near.join(' or ')}?`,
    });
  }
  if (found.template === null) throw invalidTemplate(found.origin, found.problems);
  return found.template;
}

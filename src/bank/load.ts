import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, systemCode, TaxqError } from '../errors.ts';
import { readTemplate } from './parse-template.ts';
import type { Origin, Template, TemplateProblem, TemplateSource } from './template.ts';

/** One template of one source: usable, or broken with the reasons. */
export interface LoadedTemplate {
  id: string;
  origin: Origin;
  template: Template | null;
  problems: readonly TemplateProblem[];
}

/** A template as the portal's message bank gives it. */
export interface PortalTemplate {
  id: string;
  /** The whole template: front matter and body. */
  source: string;
}

/**
 * The built-in templates of one locale: `<folder>/<id>.md`.
 * @throws TaxqError `bank_missing` when the folder cannot be read.
 */
export async function loadBuiltIn(folder: string): Promise<LoadedTemplate[]> {
  const names = await templateNames(folder);
  if (names.length === 0) {
    throw new TaxqError({
      kind: 'failed',
      code: 'bank_missing',
      message: `The built-in message templates are not in ${folder}.`,
      why: 'The folder holds no template, so this installation is incomplete.',
      hint: 'Install taxq again.',
    });
  }
  return readAll(folder, names, 'built-in');
}

/**
 * The templates of a folder: `<folder>/<id>.md`, in order of their names; other files are left
 * alone. A folder that does not exist holds none.
 * @throws TaxqError `bank_unreadable` when it exists and cannot be listed.
 */
export async function loadFolder(
  folder: string,
  source: TemplateSource,
): Promise<LoadedTemplate[]> {
  return readAll(folder, await templateNames(folder), source);
}

/** The templates that the portal's message bank gave. */
export function loadPortal(templates: readonly PortalTemplate[]): LoadedTemplate[] {
  return templates.map(({ id, source }) =>
    load(id, source, { source: 'portal', where: `portal:${id}` }),
  );
}

async function templateNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw new TaxqError({
      kind: 'config',
      code: 'bank_unreadable',
      message: `The message templates in ${folder} can’t be listed.`,
      why: reasonOf(error),
      hint: 'Check that it is a folder and that you may read it.',
      cause: error,
    });
  }
}

function readAll(folder: string, names: readonly string[], source: TemplateSource) {
  return Promise.all(
    names.map(async (name): Promise<LoadedTemplate> => {
      const id = name.slice(0, -'.md'.length);
      const origin = { source, where: join(folder, name) };
      try {
        return load(id, await readFile(origin.where, 'utf8'), origin);
      } catch (error) {
        const message = `the file can’t be read: ${reasonOf(error)}`;
        return { id, origin, template: null, problems: [{ severity: 'error', message }] };
      }
    }),
  );
}

function load(id: string, text: string, origin: Origin): LoadedTemplate {
  const { template, problems } = readTemplate(text, origin);
  if (template === null || template.id === id) return { id, origin, template, problems };
  const message = `its id is ${template.id}, and its name says ${id}; the two must be the same`;
  return { id, origin, template: null, problems: [{ severity: 'error', message, line: 2 }] };
}

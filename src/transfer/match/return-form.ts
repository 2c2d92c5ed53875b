import type { MatchJob } from '../clients/name-index.ts';
import { type PathLevel, whereIs } from '../words/path-levels.ts';

const FORM = /(?<!\d)(1040|1065|1041|990|1120)(?!\d)([-_\s]?[sS](?!\p{L})|[sS](?=\p{Lu}\p{Ll}))?/gu;

/** The income-tax forms that a path tells. */
export interface FormsTold {
  /** 1040, 1120-S, 1065, 1041, 990 or 1120, each once; never empty. */
  forms: readonly string[];
  /** Where a folder tells them: “in the folder “1065””; null for the file’s own name. */
  folder: string | null;
}

/** The income-tax forms that a name tells: 1040, 1120-S, 1065, 1041, 990, 1120, each once. */
export function returnFormsIn(name: string): string[] {
  const told = [...name.matchAll(FORM)].map(([, number = '', letter]) =>
    number === '1120' && letter !== undefined ? '1120-S' : number,
  );
  return [...new Set(told)];
}

/** The income-tax forms that a path tells, by its nearest name that does; null when none does. */
export function formsTold(levels: readonly PathLevel[]): FormsTold | null {
  for (const level of levels) {
    const forms = returnFormsIn(level.text);
    if (forms.length > 0) return { forms, folder: level.isFolder ? whereIs(level) : null };
  }
  return null;
}

/** Whether a job may be meant; one whose form is unknown may. */
export function fitsForm({ form }: MatchJob, told: FormsTold | null): boolean {
  return told === null || form === undefined || form === null || told.forms.includes(form);
}

/** “1040”, or “1040 and 1065 in the folder “Roe””. */
export function formText({ forms, folder }: FormsTold): string {
  const text = forms.join(' and ');
  return folder === null ? text : `${text} ${folder}`;
}

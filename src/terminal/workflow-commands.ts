/** Whether what is printed goes to the log of a GitHub Actions run, which carries out commands in it. */
export const isWorkflowLog = (env: NodeJS.ProcessEnv): boolean => env['GITHUB_ACTIONS'] === 'true';

const INVISIBLE = '\u200b';

/**
 * Takes the meaning out of workflow commands that a portal’s text may hold: `::` at the beginning of
 * a line, blanks before it or not, and `##[` anywhere. A reader sees no difference.
 */
export const withoutWorkflowCommands = (text: string): string =>
  text.replace(/^([^\S\n]*)::/gm, `$1${INVISIBLE}::`).replaceAll('##[', `##${INVISIBLE}[`);

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The workflow command that puts a note on a run’s page. */
export const annotationLine = (level: 'error' | 'warning', title: string, text: string): string =>
  `::${level} title=${escapeProperty(title)}::${escapeData(text)}`;

const FOREIGN = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini|.*\.(?:part|tmp))$/isu;

/**
 * Whether a file or folder is hidden or another program’s: .DS_Store, the lock file of an open
 * document (~$return.docx), Thumbs.db, desktop.ini, unfinished downloads (*.part) and *.tmp.
 */
export function isForeign(name: string): boolean {
  return FOREIGN.test(name);
}

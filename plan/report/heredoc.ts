/** A file that a script carries literally. */
export interface EmbeddedFile {
  readonly path: string;
  readonly content: string;
}

const HEREDOC = /^([^\n]*?)<<(-?)\s*(['"]?)([A-Za-z_]\w*)\3[^\n]*\n((?:[^\n]*\n)*?)[\t]*\4$/gm;

/** A word with a slash in it, quoted or not; variables stay as they are written. */
const PATH = /"([^"\s]*\/[^"\s]*)"|'([^'\s]*\/[^'\s]*)'|([^\s"'<>;|&]*\/[^\s"'<>;|&]+)/g;

/**
 * The files that a shell script writes from here-documents. One whose target is not written beside it is left in the
 * script alone.
 */
export function embeddedFiles(script: string): readonly EmbeddedFile[] {
  return [...script.matchAll(HEREDOC)].flatMap(([, command = "", dash, , , body = ""]) => {
    const target = [...command.matchAll(PATH)].at(-1);
    const path = target?.[1] ?? target?.[2] ?? target?.[3];
    if (path === undefined) return [];
    return [{ path, content: dash === "-" ? body.replace(/^\t+/gm, "") : body }];
  });
}

/** A piece of a sentence: words, or code that stood between backticks. */
export interface ProsePiece {
  readonly code: boolean;
  readonly text: string;
}

/** Splits a message of ours at its code spans. A lone backtick is a character like any other. */
export function prosePieces(text: string): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/(?<!`)`([^`\n]*[^`\s][^`\n]*)`(?!`)/g)) {
    pieces.push({ code: false, text: text.slice(end, match.index) });
    pieces.push({ code: true, text: match[1] ?? "" });
    end = match.index + match[0].length;
  }
  pieces.push({ code: false, text: text.slice(end) });
  return pieces.filter((piece) => piece.text !== "");
}

/** What a piece of terminal text means. */
export type Tone = "error" | "warning" | "info" | "ok" | "strong" | "faint";

const CODES: Readonly<Record<Tone, string>> = {
  error: "1;31",
  warning: "1;33",
  info: "36",
  ok: "1;32",
  strong: "1",
  faint: "2",
};

/** Colours a text by its meaning. */
export type Painter = (tone: Tone, text: string) => string;

/** Without colour the text is left as it is. Only colours and weights are ever set, never the cursor. */
export function painter(color: boolean): Painter {
  return (tone, text) => (color && text !== "" ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text);
}

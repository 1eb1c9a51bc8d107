/** Sequences with which a program drives a terminal: CSI, OSC and the two-character ones. */
const TERMINAL_SEQUENCE =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g;

/** What does not print, or reorders what does: C0 but tab and line feed, DEL, C1, and Unicode's direction controls. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * Text that a terminal, a browser and a reviewer read alike. Terminal sequences go; other control characters stay
 * visible (`␍` for a carriage return), because in a script they are what a reviewer has to see.
 */
export function printable(text: string): string {
  return text.replace(TERMINAL_SEQUENCE, "").replace(UNPRINTABLE, visible);
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printable(text.replace(/\r\n?/g, "\n"))
    .replace(/\s*\n\s*/g, " ")
    .replace(/\t/g, " ")
    .trim();
}

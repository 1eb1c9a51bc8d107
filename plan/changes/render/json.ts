import type { Changes } from "../changes";

/** For other programs: 2-space JSON with a final line feed. */
export function renderChangesJson(changes: Changes): string {
  return `${JSON.stringify(changes, undefined, 2)}\n`;
}

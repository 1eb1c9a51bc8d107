export function diffPolicy(
  before: string | undefined,
  after: string | undefined,
): { gained: string[]; lost: string[] } {
  return before === after
    ? { gained: [], lost: [] }
    : { gained: [`${String(before)} → ${String(after)}`], lost: [] };
}

/** `16,384`: the same on every machine, whatever its locale. */
export function sizeNumber(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${sizeNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
}

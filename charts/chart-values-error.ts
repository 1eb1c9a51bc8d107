/** Why values could not be built. */
export type ChartValuesErrorCode = "not-available" | "needs-newer-chart";

/** A request that no values can express, or not yet. Rules and `config/` refuse it before; this is the last line. */
export class ChartValuesError extends Error {
  readonly code: ChartValuesErrorCode;
  /** Where in the stack file. */
  readonly path: string;

  constructor(code: ChartValuesErrorCode, path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = "ChartValuesError";
    this.code = code;
    this.path = path;
  }
}

/** How the SDK's gRPC clients answer. */
export type Callback<T> = (error: Error | null, response?: T) => void;

/** An error as gRPC's clients give it: some callers read `details`. */
export function rpcError(error: unknown): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  return Object.assign(known, { details: known.message });
}

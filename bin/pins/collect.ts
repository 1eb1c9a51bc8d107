import type { ClusterInput } from "../../config/validate";
import { readAddonVersion } from "./addon-version";
import { readAmiRelease } from "./ami-release";
import type { CallAws } from "./aws-cli";
import { changeOf, type PinChange } from "./change";
import { readChartVersion } from "./chart-version";
import { readImageDigest } from "./image-digest";
import { PinsError } from "./pins-error";
import type { Reading } from "./reading";
import type { Fetch } from "./registry";
import { listPinRequests, type PinRequest } from "./request";

/** How the outside world is asked. */
export interface Sources {
  readonly callAws: CallAws;
  readonly fetch: Fetch;
}

/** What was found out, and what could not be. */
export interface Collected {
  readonly changes: readonly PinChange[];
  readonly errors: readonly PinsError[];
}

/** Reads everything that is worth reading for a cluster, one thing after the other, each place once. */
export async function collectChanges(
  input: ClusterInput,
  bump: boolean,
  sources: Sources,
): Promise<Collected> {
  const changes: PinChange[] = [];
  const errors = new Map<string, PinsError>();
  const asked = { ...sources, callAws: remember(sources.callAws) };
  for (const request of listPinRequests(input, bump)) {
    try {
      const change = changeOf(request, await read(request, input.cluster.version, asked));
      if (change !== undefined) changes.push(change);
    } catch (error) {
      if (!(error instanceof PinsError)) throw error;
      errors.set(error.message, error);
    }
  }
  return { changes, errors: [...errors.values()] };
}

function read(request: PinRequest, version: string, sources: Sources): Promise<Reading> {
  switch (request.kind) {
    case "amiRelease":
      return readAmiRelease(request, version, sources.callAws);
    case "addonVersion":
      return readAddonVersion(request, version, sources.callAws);
    case "chartVersion":
      return readChartVersion(request, sources.fetch);
    case "imageDigest":
      return readImageDigest(request, sources.fetch);
  }
}

/** Node groups of one kind ask the same question; the answer is the same, also when it is an error. */
function remember(callAws: CallAws): CallAws {
  const answers = new Map<string, Promise<unknown>>();
  return (args) => {
    const key = JSON.stringify(args);
    const answer = answers.get(key) ?? callAws(args);
    answers.set(key, answer);
    return answer;
  };
}

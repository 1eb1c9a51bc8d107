import * as pulumi from "@pulumi/pulumi";
import type { ClusterInput } from "../spec/cluster-input";
import { nearestName } from "../spec/nearest-name";
import type { Problem } from "../rules/problem";
import { ConfigError } from "./config-error";
import { printable } from "./problem";
import { STACK_KEYS } from "./schema";
import { isSecretKey, NAMESPACE } from "./secret-keys";
import { validateStack } from "./validate";

const REGION_KEY = "aws:region";

/**
 * Reads the stack's configuration: `aws:region` and everything below `eks-cni:`.
 *
 * @throws ConfigError that lists everything that is wrong
 */
export function readClusterInput(): ClusterInput {
  const config = pulumi.runtime.allConfig();
  const keys = Object.keys(config).filter((key) => key.startsWith(`${NAMESPACE}:`));
  const names = keys.map((key) => key.slice(NAMESPACE.length + 1));
  const known = names.filter((name) => isStackKey(name));
  const raw: Record<string, unknown> = Object.fromEntries(
    known.map((name) => [name, parseValue(config[`${NAMESPACE}:${name}`] ?? "")]),
  );
  const region = config[REGION_KEY];
  if (region !== undefined) raw["region"] = region;
  const secretNames = known.filter(isSecretKey);
  const result = validateStack(raw, secretNames);
  const problems = [
    ...names.filter((name) => !isStackKey(name)).map(unknownKey),
    ...(result.problems ?? []),
  ];
  if (problems.length > 0 || result.input === undefined) throw new ConfigError(problems);
  if (secretNames.length > 0) warnOfSecrets(secretNames);
  return result.input;
}

/** The core is data: where a value goes, Pulumi no longer knows that it was secret, and `keepSecrets` covers the usual places. */
function warnOfSecrets(names: readonly string[]): void {
  const list = names.map((name) => `${NAMESPACE}:${name}`).join(", ");
  void pulumi.log.warn(
    `${list}: a secure value of the stack file is encrypted in the state where it becomes user data, Helm values or an ` +
      "add-on's configuration, and in clear anywhere else (labels, tags, names); AWS and the cluster show all of these " +
      "to whoever may read them; write a reference to a secret store there instead",
  );
}

function isStackKey(name: string): boolean {
  return STACK_KEYS.some((key) => key === name);
}

/** Pulumi hands maps and lists over as JSON and everything else as it stands. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // Not JSON: a plain string, such as `eks-cni:vpcCni: absent`.
  }
}

function unknownKey(name: string): Problem {
  const nearest = nearestName(name, STACK_KEYS);
  return {
    rule: "config/unknown-key",
    severity: "error",
    path: `${NAMESPACE}:${printable(name)}`,
    message: `unknown key, it would be ignored: allowed is ${STACK_KEYS.join(", ")}`,
    remedy: nearest === undefined ? "remove it" : `write ${NAMESPACE}:${nearest}`,
  };
}

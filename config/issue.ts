import type * as v from "valibot";
import { nearestName } from "../spec/nearest-name";
import type { ConfigProblem } from "./problem";
import { suggestCidr } from "./texts";
import { unpackWording, type Wording } from "./wording";

type Issue = v.BaseIssue<unknown>;

/** Keys that can stand in a dotted path without quotes. */
const PLAIN_KEY = /^[\w-]+$/;

/** A path as people write it: `nodeGroups[1].labels["example.org/pool"]`. */
export function pathOf(keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${String(key)}]`;
    const text = String(key);
    if (!PLAIN_KEY.test(text)) return `${path}[${JSON.stringify(text)}]`;
    return path === "" ? text : `${path}.${text}`;
  }, "");
}

/** Turns what valibot found into our words. */
export function problemOfIssue(issue: Issue): ConfigProblem {
  const keys = (issue.path ?? []).map((item) => item.key);
  const last = keys.at(-1);
  const name = typeof last === "string" ? last : "";
  const wording = unpackWording(issue.message);
  const path = pathOf(keys);
  if (wording.code === "config/unknown-key") return unknownKey(path, name, issue, wording);
  if (wording.entries !== undefined) return missingKey(path, name, wording);
  const isKey = issue.path?.at(-1)?.origin === "key";
  return isKey ? wrongName(path, name, wording) : wrongValue(path, issue, wording);
}

function unknownKey(path: string, key: string, issue: Issue, wording: Wording): ConfigProblem {
  const keys = wording.keys ?? [];
  const nearest = nearestName(key, keys);
  return {
    code: "config/unknown-key",
    path,
    given: issue.input,
    message: () => `unknown key, it would be ignored: allowed is ${keys.join(", ")}`,
    remedy: nearest === undefined ? "remove it" : `write ${nearest}`,
  };
}

function missingKey(path: string, key: string, wording: Wording): ConfigProblem {
  const entry = wording.entries?.[key];
  return {
    code: "config/missing-key",
    path,
    given: undefined,
    message: () =>
      entry === undefined
        ? "missing: it is required"
        : `missing: it is required and takes ${entry.allowed}`,
    remedy: entry?.write ?? `add ${key}`,
  };
}

function wrongName(path: string, key: string, wording: Wording): ConfigProblem {
  return {
    code: "config/invalid-value",
    path,
    given: key,
    message: () => `the name ${JSON.stringify(key)} is not valid: allowed is ${wording.allowed}`,
    remedy: "write another name",
  };
}

function wrongValue(path: string, issue: Issue, wording: Wording): ConfigProblem {
  const { input } = issue;
  const fits = issue.kind === "validation" || issue.type === "picklist";
  const code =
    wording.code ?? (fits && typeof input === "string" ? "config/invalid-value" : undefined);
  return {
    code: code ?? (issue.kind === "validation" ? "config/invalid-value" : "config/wrong-type"),
    path,
    given: input,
    message: (shown) =>
      wording.code === "config/empty-list"
        ? `the list is empty: allowed is ${wording.allowed}`
        : `${shown} is not valid: allowed is ${wording.allowed}`,
    remedy:
      wording.write ??
      (input === null ? "give it a value or remove the key" : `write ${wording.allowed}`),
    hint: hintFor(input, wording),
  };
}

/** What was probably meant, when the value itself shows it. */
function hintFor(input: unknown, wording: Wording): string | undefined {
  if (typeof input === "string") {
    const word = wording.keys === undefined ? undefined : nearestName(input, wording.keys);
    if (word !== undefined) return `write ${word}`;
    if (/CIDR/.test(wording.allowed)) {
      const cidr = suggestCidr(input);
      if (cidr !== undefined && cidr !== input) return `write ${cidr}`;
    }
    const bare = /^(true|false|-?\d+)$/.test(input) && wording.allowed.includes("without quotes");
    return bare ? `write ${input} without quotes` : undefined;
  }
  if (typeof input === "number" && wording.allowed.startsWith("a Kubernetes minor")) {
    return `write "${kubernetesMinor(input)}": without quotes YAML reads a number, and 1.30 becomes 1.3`;
  }
  const scalar = typeof input === "number" || typeof input === "boolean";
  if (scalar && wording.allowed.startsWith("text")) return `write "${String(input)}" with quotes`;
  return undefined;
}

/** 1.3 was written as 1.30: Kubernetes 1.3 is of 2016. */
function kubernetesMinor(version: number): string {
  const [major = "", minor = ""] = String(version).split(".");
  return `${major}.${minor.padEnd(2, "0")}`;
}

import type { Json } from "../../plan";
import { isMap } from "../../wire";
import {
  type Condition,
  isAsNarrow,
  parseCondition,
  sortedUnique,
  stringsOf,
} from "./policy-condition";

/** One action on one resource for one principal: the smallest thing that a policy says. */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  readonly action: string;
  /** Empty where the document knows none: a trust policy. */
  readonly resource: string;
  /** Empty where the document knows none: a policy of a role. */
  readonly principal: string;
  readonly condition: Condition;
  /** False where it says what it does not hold for. */
  readonly plain: boolean;
}

/** What a document says. */
export interface PolicyContent {
  readonly version: string;
  readonly grants: readonly Grant[];
}

/** Grants that one document may make: IAM's own limits of size allow fewer. */
const MAX_GRANTS = 5000;

type Names = readonly string[] | undefined;

/** `Key` as names, or `NotKey` as one name that says so; `[""]` where there is neither. */
function namesOf(
  statement: { readonly [key: string]: Json },
  key: "Action" | "Resource" | "Principal",
  read: (value: Json) => Names,
): Names {
  const [these, others] = [statement[key], statement[`Not${key}`]];
  if (these !== undefined && others !== undefined) return undefined;
  if (these !== undefined) return read(these);
  if (others === undefined) return [""];
  const names = read(others);
  const all = { Action: "every action", Resource: "everything", Principal: "everybody" }[key];
  return names && [`${all} but ${sortedUnique(names).join(", ")}`];
}

function principals(value: Json): Names {
  if (value === "*") return ["anybody"];
  if (!isMap(value)) return undefined;
  const names: string[] = [];
  for (const [type, who] of Object.entries(value)) {
    const ids = stringsOf(who);
    if (ids === undefined) return undefined;
    for (const id of ids) {
      // An account's number and its root user's ARN are the same principal.
      const account = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(id)?.[1] ?? id;
      names.push(type === "AWS" && id === "*" ? "anybody" : `${type} ${account}`);
    }
  }
  return names;
}

function grantsOf(statement: Json): readonly Grant[] | undefined {
  if (!isMap(statement)) return undefined;
  const effect = statement["Effect"];
  const actions = namesOf(statement, "Action", stringsOf);
  const resources = namesOf(statement, "Resource", stringsOf);
  const whom = namesOf(statement, "Principal", principals);
  const condition = parseCondition(statement["Condition"]);
  if (effect !== "Allow" && effect !== "Deny") return undefined;
  if (!actions || !resources || !whom || !condition || actions.includes("")) return undefined;
  if (actions.length * resources.length * whom.length > MAX_GRANTS) return undefined;
  const plain = !["NotAction", "NotResource", "NotPrincipal"].some((key) => key in statement);
  return whom.flatMap((principal) =>
    resources.flatMap((resource) =>
      actions.map((action) => ({ effect, action, resource, principal, condition, plain })),
    ),
  );
}

/** Reads a policy document; undefined for a text that is none. */
export function parsePolicy(text: string): PolicyContent | undefined {
  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (!isMap(document)) return undefined;
  const [version, found] = [document["Version"] ?? "2008-10-17", document["Statement"]];
  if (typeof version !== "string" || found === undefined) return undefined;
  const grants: Grant[] = [];
  for (const statement of Array.isArray(found) ? (found as readonly Json[]) : [found]) {
    const some = grantsOf(statement);
    if (some === undefined || grants.length + some.length > MAX_GRANTS) return undefined;
    grants.push(...some);
  }
  return { version, grants };
}

/** What a grant is about, its condition aside. IAM takes actions in any case. */
export function subjectOf({ effect, action, resource, principal }: Grant): string {
  return JSON.stringify([effect, action.toLowerCase(), resource, principal]);
}

/**
 * True when every name that `narrow` stands for, `wide` does: `*` for any text, `?` for one character. Takes time in the
 * product of the two lengths at most.
 */
function matches(wide: string, narrow: string): boolean {
  if (!/[*?]/.test(wide)) return wide === narrow;
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < narrow.length;) {
    const [one, other] = [wide[at], narrow[index]];
    if (one === "*") {
      star = at;
      resume = index;
      at += 1;
    } else if (one === other || (one === "?" && other !== "*")) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      resume += 1;
      index = resume;
      at = star + 1;
    } else return false;
  }
  return /^\**$/.test(wide.slice(at));
}

/** Wildcards of an ARN end at its colons, as far as is sure. */
function matchesResource(wide: string, narrow: string): boolean {
  if (wide === "*" || wide === narrow) return true;
  const [one, other] = [wide.split(":"), narrow.split(":")];
  return (
    one.length === other.length && one.every((part, index) => matches(part, other[index] ?? ""))
  );
}

/** True when `wide` surely says all that `narrow` says. */
export function covers(wide: Grant, narrow: Grant): boolean {
  if (wide.effect !== narrow.effect || wide.principal !== narrow.principal) return false;
  const plain = wide.plain && narrow.plain;
  const [one, other] = [wide.action.toLowerCase(), narrow.action.toLowerCase()];
  if (one !== other && !(plain && matches(one, other))) return false;
  if (
    wide.resource !== narrow.resource &&
    !(plain && matchesResource(wide.resource, narrow.resource))
  )
    return false;
  return isAsNarrow(narrow.condition, wide.condition);
}

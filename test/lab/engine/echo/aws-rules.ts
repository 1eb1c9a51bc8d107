import type { Rules } from "./change";
import { namesOf } from "./differences";
import { isDeepStrictEqual } from "node:util";
import { ServiceSpec } from "./service-spec";
import { SPEC_NAMES } from "./service-spec-names";
import {
  AUTONAMED,
  TEMPLATE_KEEPS_VERSION,
  UPSTREAM_SETS,
  UPSTREAM_WORDS,
  type UpstreamWord,
} from "./upstream";

/** What is documented of the resources of `@pulumi/aws`; `file` is AWS's specification. */
export function awsRules(file: string): Rules {
  let spec: ServiceSpec | undefined;
  return {
    isSet: ({ token }, path) => (UPSTREAM_SETS[token] ?? []).includes(namesOf(path).join(".")),
    replaces: ({ token }, difference) => {
      const names = namesOf(difference.path);
      const word = upstreamWord(token, names);
      if (word !== undefined) {
        return word.replaces === "when removed"
          ? difference.kind === "delete" && names.length === 1
          : word.replaces;
      }
      spec ??= new ServiceSpec(file);
      const answer = askSpec(spec, token, names);
      if (answer === undefined || answer === "maybe") {
        throw new Error(`nobody documents what a change of ${token} ${names.join(".")} does`);
      }
      return answer === "yes";
    },
    deletesFirst: ({ after }) => AUTONAMED.some((name) => after[name] !== undefined),
    renews: ({ token, before, after }) =>
      token === "aws:ec2/launchTemplate:LaunchTemplate" &&
      Object.keys({ ...before, ...after }).some(
        (key) =>
          !TEMPLATE_KEEPS_VERSION.includes(key) && !isDeepStrictEqual(before[key], after[key]),
      )
        ? ["latestVersion", "defaultVersion"]
        : [],
  };
}

/** The most exact word on a property or on what it is in. */
function upstreamWord(type: string, names: readonly string[]): UpstreamWord | undefined {
  const path = names.join(".");
  return UPSTREAM_WORDS.filter(
    (word) => word.type === type && (path === word.path || path.startsWith(`${word.path}.`)),
  ).sort((one, other) => other.path.length - one.path.length)[0];
}

function askSpec(spec: ServiceSpec, token: string, names: readonly string[]) {
  const known = SPEC_NAMES[token];
  const [first = "", ...rest] = names;
  if (known === undefined) {
    return undefined;
  }
  const renamed = known.names?.[first];
  const above = renamed ?? (known.below === undefined ? [first] : [known.below, first]);
  return spec.replacement(known.type, [...above, ...rest]);
}

import type { Json } from "../../plan";
import { listAt, stringAt } from "../../report/plan-value";
import { printableLine } from "../../report/printable";
import { taintText } from "../../report/taint-text";
import type { Consequence } from "../changes";
import type { PropertyChange } from "../comparison";
import { topKey } from "../diff/property-path";
import { listed } from "./words";

/** What people call what a path changes. */
function wordOf(path: string): string {
  if (path.startsWith("mixedInstancesPolicy.launchTemplate.overrides")) return "instance types";
  const key = topKey(path);
  return WORDS[key] ?? printableLine(key);
}

const WORDS: Readonly<Record<string, string>> = {
  minSize: "scaling",
  maxSize: "scaling",
  instanceRefresh: "update settings",
  mixedInstancesPolicy: "purchase options",
  labels: "labels",
  scalingConfig: "scaling",
  updateConfig: "update settings",
  nodeRepairConfig: "node repair",
  tags: "tags",
  tagsAll: "tags",
};
/** Words that take a singular verb. */
const SINGULAR = new Set(["scaling", "node repair"]);

/** A change of one taint, whole or in part, or of the whole list. */
function taintsIn(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  const list = listAt({ taints: value }, "taints");
  return (list.length > 0 || Array.isArray(value) ? list : [value]).flatMap((taint) =>
    stringAt(taint, "key") === undefined ? [] : [taintText(taint)],
  );
}

function taintSentences(name: string, changes: readonly PropertyChange[]): Consequence[] {
  const before = changes.flatMap((change) => taintsIn(change.before));
  const after = changes.flatMap((change) => taintsIn(change.after));
  const added = after.filter((taint) => !before.includes(taint));
  const removed = before.filter((taint) => !after.includes(taint));
  const say = (taint: string, what: string): Consequence => {
    const evicts = what === "added" && taint.endsWith(":NoExecute");
    return {
      danger: evicts ? "restarts" : "settings",
      text: `Node group ${name}: taint ${taint} is ${what} in place${evicts ? ": running pods that do not tolerate it are evicted" : ", no node restarts"}`,
      subject: name,
    };
  };
  const sentences = [
    ...added.map((taint) => say(taint, "added")),
    ...removed.map((taint) => say(taint, "removed")),
  ];
  return sentences.length > 0 || changes.length === 0
    ? sentences
    : [
        {
          danger: "settings",
          text: `Node group ${name}: taints change in place, no node restarts`,
          subject: name,
        },
      ];
}

/** Says what changes on a group whose nodes stay as they are. */
export function inPlaceSentences(
  name: string,
  properties: readonly PropertyChange[],
): readonly Consequence[] {
  const isTaint = ({ path }: PropertyChange): boolean => /^taints\b/.test(path);
  const words = [
    ...new Set(properties.filter((change) => !isTaint(change)).map(({ path }) => wordOf(path))),
  ];
  const only = words[0];
  const verb =
    words.length === 1 && only !== undefined && SINGULAR.has(only) ? "changes" : "change";
  const rest: Consequence[] =
    words.length === 0
      ? []
      : [
          {
            danger: words.every((word) => word === "tags") ? "text" : "settings",
            text: `Node group ${name}: ${listed(words)} ${verb} in place, no node restarts`,
            subject: name,
          },
        ];
  return [...taintSentences(name, properties.filter(isTaint)), ...rest];
}

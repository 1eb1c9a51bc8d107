import { USER_DATA_LIMIT_BYTES } from "../../userdata";
import type { PlanFolder } from "../plan";
import { modelMerge } from "./merge-model";
import { amiOf, factsOf } from "./node-group-facts";
import { groupName, nodeGroupResources, type NodeGroupResources } from "./node-group-resources";
import type { PlaceholderMarker } from "./placeholders";
import { listAt, stringAt } from "./plan-value";
import { printable, printableLine } from "./printable";
import { taintText } from "./taint-text";
import { readUserData, type UserDataPart } from "./user-data-view";

/** A node group as a report shows it. */
export interface NodeGroupView {
  readonly name: string;
  /** Path inside the plan folder. */
  readonly file: string;
  readonly operatingSystem: "AL2023" | "Bottlerocket";
  /** Instance types, purchase option, number of nodes: what is known. */
  readonly facts: readonly string[];
  /** Which AMI, or who chooses it. */
  readonly ami?: string;
  /** Taints through the EKS API, as `key=value:Effect`. */
  readonly taints: readonly string[];
  readonly bytes: number;
  readonly limitBytes: number;
  /** Whether EKS merges something of its own into the user data; absent where the plan does not say. */
  readonly merges?: boolean;
  /** Estimate of what EKS adds; absent where it adds nothing. */
  readonly addedBytes?: number;
  /** Ready to be shown: placeholders marked, control characters visible. */
  readonly parts: readonly UserDataPart[];
  /** NodeConfig after the modelled merge, as YAML, ready to be shown. */
  readonly merged?: string;
}

function taintsOf(resources: NodeGroupResources): string[] {
  return listAt(resources.nodeGroup?.inputs, "taints").map(taintText);
}

/** Seven digits that stand for those with which Pulumi makes a name unique. */
const SUFFIX = "0".repeat(7);

/** Ids that nobody knows before EKS has chosen them; the model has zeros for them. */
function markIds(text: string): string {
  const named = text.replaceAll(`-${SUFFIX}`, "-«suffix that Pulumi chooses»");
  return named.replace(/\b(ami|lt)-0{17}\b/g, (_, kind: string) =>
    kind === "ami" ? "«AMI that EKS chooses»" : "«launch template that EKS makes»",
  );
}

/** A part from this length on, in characters, is shown for the first of the groups that have it. */
const LONG_PART = 2000;

/** Makes the views, in the order of the folder's files. */
export function buildNodeGroupViews(
  folder: PlanFolder,
  mark: PlaceholderMarker,
): readonly NodeGroupView[] {
  const resources = nodeGroupResources(folder.plan, folder.userData);
  const show = (text: string): string => printable(mark(text));
  const shown = new Map<string, string>();
  const sameAs = (content: string, name: string): { readonly sameAs?: string } => {
    const first = shown.get(content);
    if (content.length >= LONG_PART && first === undefined) shown.set(content, name);
    return first === undefined ? {} : { sameAs: printableLine(first) };
  };
  return [...folder.userData].map(([file, text]) => {
    const own = resources.get(file) ?? {};
    const name = groupName(file);
    const ami = amiOf(own);
    const eksName =
      stringAt(own.nodeGroup?.inputs, "nodeGroupName") ??
      `${own.nodeGroup?.name ?? name}-${SUFFIX}`;
    const model = modelMerge(eksName, file, text, own);
    return {
      name: printableLine(name),
      file: printableLine(`user-data/${file}`),
      operatingSystem: file.endsWith(".toml") ? "Bottlerocket" : "AL2023",
      facts: factsOf(own),
      ...(ami === undefined ? {} : { ami }),
      taints: taintsOf(own),
      bytes: Buffer.byteLength(text),
      limitBytes: USER_DATA_LIMIT_BYTES,
      ...(own.launchTemplate === undefined ? {} : { merges: model !== undefined }),
      ...(model === undefined ? {} : { addedBytes: model.addedBytes }),
      parts: readUserData(file, text).map((part) => {
        const repeats = sameAs(part.content, name);
        const title = printableLine(part.title);
        // Nobody sees a repeated text: only its lines are counted.
        if (repeats.sameAs !== undefined) return { ...part, ...repeats, title, files: [] };
        return {
          ...part,
          title,
          content: show(part.content),
          files: part.files.map(({ path, content }) => ({
            path: printableLine(path),
            content: show(content),
          })),
        };
      }),
      ...(model?.merged === undefined ? {} : { merged: show(markIds(model.merged)) }),
    };
  });
}

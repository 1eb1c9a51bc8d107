import { fileNameOf, type Naming } from "./file-names";
import type { PlannedResource } from "./plan";
import { REDACTED } from "./wire";
import { LAUNCH_TEMPLATE_TYPE } from "./resource-types";

const NODE_GROUPS = ["eks-cni:index:NodeGroup", "eks-cni:index:SelfManagedNodeGroup"];

/** `general.mime` or `hardened.toml` to the decoded user data of each launch template that has some. */
export function userDataFiles(
  resources: readonly PlannedResource[],
  naming: Naming,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const resource of resources) {
    const { userData } = resource.inputs;
    if (resource.type !== LAUNCH_TEMPLATE_TYPE || typeof userData !== "string") continue;
    const text = decode(userData);
    const extension = isToml(text) ? ".toml" : ".mime";
    files.set(
      fileNameOf(nodeGroupName(resource, naming), resource, naming, extension, files),
      text,
    );
  }
  return files;
}

/** The node group's own name when the template is one of ours; otherwise the template's. */
function nodeGroupName(resource: PlannedResource, { byUrn }: Naming): string {
  for (
    let parent = resource.parent === null ? undefined : byUrn.get(resource.parent);
    parent !== undefined;
    parent = parent.parent === null ? undefined : byUrn.get(parent.parent)
  ) {
    const given = parent.inputs["nodeGroupName"];
    if (NODE_GROUPS.includes(parent.type) && typeof given === "string") return given;
  }
  return resource.name;
}

/** What is no base64 is shown as it is: a redacted secret or an unknown value. */
function decode(userData: string): string {
  if (userData === REDACTED || userData.startsWith("[unknown")) return `${userData}\n`;
  return Buffer.from(userData, "base64").toString("utf8");
}

/** Bottlerocket's settings begin with a table, a key or a comment; MIME with a header; scripts with `#!`. */
function isToml(text: string): boolean {
  const first = text.split("\n").find((line) => line.trim() !== "" && !/^#(?!!)/.test(line)) ?? "";
  return /^\[+"?settings\b/.test(first) || /^settings\.[\w.-]+\s*=/.test(first);
}

import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { CapacityType, CniKind, OperatingSystem, TaintEffect } from "../../spec/choices";
import type { TaintSettings } from "../../spec/cluster-input";
import {
  type ClusterConnection,
  eksMergeAllowance,
  modelEksNodeConfig,
  parseMime,
  toYaml,
} from "../../userdata";
import { isTable, mergeSpecs, type Table } from "../merge-specs";
import type { Json } from "../plan";
import type { NodeGroupResources } from "./node-group-resources";
import { listAt, stringAt } from "./plan-value";
import { mediaType, NODE_CONFIG } from "./user-data-view";

/** What EKS would make of a group's user data, as far as is known. */
export interface MergeModel {
  /** The NodeConfig that nodeadm would arrive at, as YAML; absent where our part cannot be read. */
  readonly merged?: string;
  /** Bytes that EKS adds, estimated. */
  readonly addedBytes: number;
}

function readSpecs(text: string): readonly Table[] {
  return (parseMime(text) ?? [])
    .filter(({ contentType }) => mediaType(contentType) === NODE_CONFIG)
    .map(({ content }) => {
      try {
        const document: unknown = parseYaml(content);
        return isTable(document) && isTable(document["spec"]) ? document["spec"] : {};
      } catch {
        // A part of the user's that is no YAML: nodeadm's to refuse, and a rule's to report.
        return {};
      }
    });
}

function connectionOf(specs: readonly Table[]): ClusterConnection {
  const spec = specs.reduce((base, over) => mergeSpecs(base, over), {});
  const field = (name: string): string => {
    const cluster = spec["cluster"];
    const value = isTable(cluster) ? cluster[name] : undefined;
    return typeof value === "string" ? value : "";
  };
  return {
    name: field("name"),
    apiServerEndpoint: field("apiServerEndpoint"),
    certificateAuthority: field("certificateAuthority"),
    serviceCidr: field("cidr"),
  };
}

/** What Bottlerocket's settings say of the cluster; it needs no service CIDR. */
function connectionOfToml(text: string): ClusterConnection {
  let settings: Table = {};
  try {
    settings = parseToml(text);
  } catch {
    // Not ours to judge: the size is estimated without the cluster's fields.
  }
  const field = (name: string): string =>
    stringAt(settings as { readonly [key: string]: Json }, "settings", "kubernetes", name) ?? "";
  return {
    name: field("cluster-name"),
    apiServerEndpoint: field("api-server"),
    certificateAuthority: field("cluster-certificate"),
    serviceCidr: "",
  };
}

const EFFECTS: Readonly<Record<string, TaintEffect>> = {
  NO_SCHEDULE: TaintEffect.NoSchedule,
  PREFER_NO_SCHEDULE: TaintEffect.PreferNoSchedule,
  NO_EXECUTE: TaintEffect.NoExecute,
};

function taintsOf(inputs: Json | undefined): readonly TaintSettings[] {
  return listAt(inputs, "taints").flatMap((taint) => {
    const key = stringAt(taint, "key");
    const effect = EFFECTS[stringAt(taint, "effect") ?? ""];
    const value = stringAt(taint, "value");
    if (key === undefined || effect === undefined) return [];
    return [{ key, effect, ...(value === undefined ? {} : { value }) }];
  });
}

function labelsOf(inputs: Json | undefined): Readonly<Record<string, string>> {
  const labels = typeof inputs === "object" && inputs !== null ? inputs : {};
  return Object.fromEntries(
    Object.entries((labels as Readonly<Record<string, Json>>)["labels"] ?? {}).map(
      ([key, value]) => [key, String(value)],
    ),
  );
}

/**
 * Models what EKS does on its side where a managed group names no AMI. Undefined where it does nothing: a group with
 * an AMI of its own, or a self-managed one.
 *
 * @param name - the name that EKS knows the group by
 */
export function modelMerge(
  name: string,
  file: string,
  text: string,
  { launchTemplate, nodeGroup }: NodeGroupResources,
): MergeModel | undefined {
  if (nodeGroup === undefined || stringAt(launchTemplate?.inputs, "imageId") !== undefined) {
    return undefined;
  }
  const bottlerocket = file.endsWith(".toml");
  const specs = bottlerocket ? [] : readSpecs(text);
  const cluster = bottlerocket ? connectionOfToml(text) : connectionOf(specs);
  const group = {
    name,
    kind: "managed",
    operatingSystem: bottlerocket ? OperatingSystem.Bottlerocket : OperatingSystem.AL2023,
    capacityType:
      stringAt(nodeGroup.inputs, "capacityType") === "SPOT"
        ? CapacityType.Spot
        : CapacityType.OnDemand,
    labels: labelsOf(nodeGroup.inputs),
    taints: [...taintsOf(nodeGroup.inputs)],
  } as const;
  // The plan's taints already hold the CNI's own: a CNI without any adds none twice.
  const cni = { kind: CniKind.Calico };
  const addedBytes = eksMergeAllowance(cluster, group, cni);
  if (bottlerocket || specs.length === 0) return { addedBytes };
  const maxPods = specs
    .map((spec) => spec["kubelet"])
    .map((kubelet) => (isTable(kubelet) ? kubelet["config"] : undefined))
    .map((config) => (isTable(config) ? config["maxPods"] : undefined))
    .find((value) => typeof value === "number");
  const theirs = modelEksNodeConfig(group, { cluster, cni, maxPods: maxPods ?? 0 });
  const spec = specs.reduce<Table>((base, over) => mergeSpecs(base, over), theirs.spec);
  return { merged: toYaml({ ...theirs, spec }), addedBytes };
}

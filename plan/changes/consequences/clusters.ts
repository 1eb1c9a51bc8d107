import { isOlder } from "../../../pins/version-order";
import type { PlannedResource } from "../../plan";
import { at, listAt, stringAt } from "../../report/plan-value";
import { qualifiedTypeOf } from "../../urn";
import type { Consequence, Danger } from "../changes";
import type { Step } from "../comparison";
import { topKey } from "../diff/property-path";
import {
  ANY_CLUSTER,
  OUR_CLUSTER,
  clusterName,
  resourceOfStep,
  type Scene,
  stepsOfType,
  type Told,
} from "./scene";
import { listed } from "./words";
import { CLUSTER_TYPE } from "../../resource-types";

/** What is said of clusters. Everything below a root that goes or comes is said with it. */
export interface ClustersTold extends Told {
  readonly gone: ReadonlySet<string>;
  readonly fresh: ReadonlySet<string>;
}

const REMOTE = "eks:index:Cluster";
const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** The topmost resource that is nothing but this cluster. */
function rootOf(scene: Scene, cluster: PlannedResource): string {
  const above = scene.ancestors(cluster.urn);
  const component = [OUR_CLUSTER, REMOTE]
    .map((type) => above.find((urn) => scene.resourceOf(urn)?.type === type))
    .find((urn) => urn !== undefined);
  const isOurs = qualifiedTypeOf(cluster.urn).startsWith(`${OUR_CLUSTER}$`);
  const alone = stepsOfType(scene, CLUSTER_TYPE).length === 1;
  if (isOurs && alone && scene.resourceOf(component ?? "")?.type !== OUR_CLUSTER) {
    return ANY_CLUSTER;
  }
  return component ?? cluster.urn;
}

function cidrs(resource: PlannedResource | undefined): readonly string[] {
  const given = listAt(resource?.inputs, "vpcConfig", "publicAccessCidrs").map(String);
  return given.length === 0 ? ["0.0.0.0/0"] : given;
}

/** EKS's own defaults: public yes, private no. */
function isOpen(resource: PlannedResource | undefined, which: "Public" | "Private"): boolean {
  const value = at(resource?.inputs, "vpcConfig", `endpoint${which}Access`);
  return typeof value === "boolean" ? value : which === "Public";
}

const addresses = (list: readonly string[]): string =>
  list.some((cidr) => EVERYWHERE.includes(cidr)) ? "every address" : listed(list);

function endpointSentences(step: Step, name: string): readonly string[] {
  const { before, after } = step;
  const sentences: string[] = [];
  for (const which of ["Public", "Private"] as const) {
    const [was, is] = [isOpen(before, which), isOpen(after, which)];
    if (was !== is) {
      sentences.push(
        `The ${which.toLowerCase()} API endpoint of cluster ${name} is ${is ? "opened" : "closed"}`,
      );
    }
  }
  if (!isOpen(after, "Public")) return sentences;
  const [old, now] = [cidrs(before), cidrs(after)];
  const added = now.filter((cidr) => !old.includes(cidr));
  const removed = old.filter((cidr) => !now.includes(cidr));
  if (added.length + removed.length > 0) {
    const parts = [
      ...(added.length === 0 ? [] : [`admits ${addresses(added)}`]),
      ...(removed.length === 0
        ? []
        : [`${added.length === 0 ? "admits " : ""}no longer ${addresses(removed)}`]),
    ];
    sentences.push(`The public API endpoint of cluster ${name} ${parts.join(", ")}`);
  }
  return sentences;
}

const WORDS_FOR: Readonly<Record<string, string>> = {
  deletionProtection: "deletion protection",
  enabledClusterLogTypes: "control-plane logs",
  encryptionConfig: "encryption of Secrets",
  upgradePolicy: "upgrade policy",
  accessConfig: "authentication mode",
  zonalShiftConfig: "zonal shift",
  tagsAll: "tags",
};
const PLURAL = new Set(["control-plane logs", "subnets of the control plane", "tags"]);
const TOLD_APART = ["version", "vpcConfig"];

/**
 * EKS rolls a control plane back for seven days (Amazon EKS User Guide, "Roll back a cluster to a previous Kubernetes
 * version"); the provider only raises versions (terraform-provider-aws: website/docs/r/eks_cluster.html.markdown).
 */
function versionSentence(was: string | undefined, is: string | undefined, cluster: string): string {
  const [from, to] = [was, is].map((version) => version ?? "of EKS's choice");
  const change = `Kubernetes ${from ?? ""} → ${to ?? ""}`;
  return was !== undefined && is !== undefined && isOlder(is, was)
    ? `${change} fails: the provider lowers no version of cluster ${cluster}; EKS itself rolls one back for 7 days after its upgrade`
    : `${change}: the control plane of cluster ${cluster} is upgraded, and EKS takes it back for 7 days only`;
}

function updateOf(step: Step): readonly Consequence[] {
  const cluster = resourceOfStep(step);
  const name = clusterName(cluster);
  const say = (danger: Danger, text: string): Consequence => ({
    danger,
    text,
    subject: cluster.urn,
  });
  const [was, is] = [step.before, step.after].map((side) => stringAt(side?.inputs, "version"));
  const upgrade = was === is ? [] : [say("nodes", versionSentence(was, is, name))];
  const keys = [...new Set(step.properties.map(({ path }) => topKey(path)))];
  const others = keys
    .filter((key) => !TOLD_APART.includes(key))
    .map((key) => WORDS_FOR[key] ?? key);
  const subnets = step.properties.some(({ path }) => path.startsWith("vpcConfig.subnetIds"));
  const words = [...new Set([...others, ...(subnets ? ["subnets of the control plane"] : [])])];
  const onlyTags = words.every((word) => word === "tags");
  return [
    ...upgrade,
    ...endpointSentences(step, name).map((text) => say("reach", text)),
    ...(words.length === 0
      ? []
      : [
          say(
            onlyTags ? "text" : "settings",
            `Cluster ${name}: ${listed(words)} ${words.length === 1 && !PLURAL.has(words[0] ?? "") ? "changes" : "change"} in place`,
          ),
        ]),
  ];
}

/** Tells what becomes of clusters and of their control planes. */
export function tellClusters(scene: Scene): ClustersTold {
  const consequences: Consequence[] = [];
  const covered = new Set<string>();
  const gone = new Set<string>();
  const fresh = new Set<string>();
  for (const step of stepsOfType(scene, CLUSTER_TYPE)) {
    const cluster = resourceOfStep(step);
    const name = clusterName(cluster);
    const root = rootOf(scene, cluster);
    covered.add(cluster.urn);
    if (step.operation === "update") {
      consequences.push(...updateOf(step));
    } else if (step.operation === "create") {
      fresh.add(root);
      const version = stringAt(cluster.inputs, "version");
      consequences.push({
        danger: "new",
        text: `Cluster ${name} is created${version === undefined ? "" : ` on Kubernetes ${version}`}`,
        subject: cluster.urn,
      });
    } else if (step.operation === "delete" && step.before?.options.retainOnDelete === true) {
      consequences.push({
        danger: "settings",
        text: `Cluster ${name} leaves Pulumi's state and stays in AWS`,
        subject: cluster.urn,
      });
    } else {
      gone.add(root);
      consequences.push({
        danger: "lost",
        text: `Cluster ${name} is ${step.operation === "delete" ? "deleted" : "replaced"}: everything that runs on it is lost`,
        subject: cluster.urn,
      });
    }
  }
  // Arguments of the remote component arrive at the cluster, which is told.
  for (const step of stepsOfType(scene, REMOTE)) covered.add(resourceOfStep(step).urn);
  for (const step of scene.comparison.steps) {
    const { urn } = resourceOfStep(step);
    if (scene.isBelow(urn, gone) || (step.operation === "create" && scene.isBelow(urn, fresh))) {
      covered.add(urn);
    }
  }
  return { consequences, covered, gone, fresh };
}

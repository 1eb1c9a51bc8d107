import type { AddonSettings, ClusterInput, SuppressedRule } from "../spec/cluster-input";
import { clusterSchema } from "./cluster-schema";
import { cniSchema, linkerdSchema, vpcCniSchema } from "./cni-schema";
import { nodeGroupSchema } from "./node-group-schema";
import { anyText, closed, document, listOf, mapOf, optional } from "./shapes";
import * as texts from "./texts";

const addon = closed<AddonSettings>({
  version: optional(texts.addonVersion),
  configurationValues: optional(document("a map: the add-on's own configuration")),
});

const suppressedRule = closed<SuppressedRule>({
  rule: texts.filledLine,
  reason: texts.filledLine,
});

/** The whole stack file, after {@link normalizeStack}. */
export const stackSchema = closed<ClusterInput>({
  region: texts.region,
  cluster: clusterSchema,
  vpcCni: optional(vpcCniSchema),
  cni: cniSchema,
  linkerd: optional(linkerdSchema),
  nodeGroups: listOf(nodeGroupSchema, "a list of at least one node group", "required"),
  addons: optional(
    mapOf(
      anyText("the name of an add-on"),
      addon,
      "a map from add-on names to { version?, configurationValues? }",
    ),
  ),
  suppressRules: optional(listOf(suppressedRule, "a list of maps { rule, reason }")),
});

/** The keys that a stack file may have below `eks-cni:`. */
export const STACK_KEYS = [
  "cluster",
  "vpcCni",
  "cni",
  "linkerd",
  "nodeGroups",
  "addons",
  "suppressRules",
] as const satisfies readonly Exclude<keyof ClusterInput, "region">[];

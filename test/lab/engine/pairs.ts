import { join } from "node:path";

/** Stack files of pull requests: `base.yaml` of the folder itself for every pair without one. */
export const CORPUS = join(__dirname, "../../plan/changes/corpus");

/** Pairs of the corpus that go through the engine: every kind of operation, and what it drags along. */
export const PAIRS = [
  "nothing",
  "label",
  "instance-type",
  "rename-group",
  "new-group",
  "removed-group",
  "user-data-part",
  "cilium-patch",
  "linkerd-cni-added",
  "endpoint-cidrs",
  "kubernetes-minor",
  "service-cidr",
  "cluster-name",
  "vpc-cidr",
  "tags",
] as const;

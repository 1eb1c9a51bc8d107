/** A Kubernetes minor on EKS. */
export interface KubernetesVersion {
  readonly version: string;
  /** Last day of standard support, `YYYY-MM-DD`, UTC; extended support is billed from then on. */
  readonly standardSupportEnds: string;
  /** Place and date of reading. */
  readonly source: string;
}

const EKS_GUIDE =
  "awsdocs/amazon-eks-user-guide: latest/ug/versioning/kubernetes-versions.adoc, 0138560, 2026-11-24";

/**
 * Minors whose end of standard support is known, oldest first. One that is missing is not unsupported: its dates
 * were not to be read (1.36 exists on EKS).
 */
export const KUBERNETES_VERSIONS: readonly KubernetesVersion[] = [
  { version: "1.29", standardSupportEnds: "2025-03-23", source: EKS_GUIDE },
  { version: "1.30", standardSupportEnds: "2025-07-23", source: EKS_GUIDE },
  { version: "1.31", standardSupportEnds: "2025-11-26", source: EKS_GUIDE },
  { version: "1.32", standardSupportEnds: "2026-03-23", source: EKS_GUIDE },
  { version: "1.33", standardSupportEnds: "2026-07-29", source: EKS_GUIDE },
  { version: "1.34", standardSupportEnds: "2026-12-02", source: EKS_GUIDE },
  {
    version: "1.35",
    standardSupportEnds: "2027-03-27",
    source:
      "aws-samples/sample-apex-skills: skills/eks-operation-review/references/cluster-lifecycle.md, verified there on 2026-04-24; endoflife.date/amazon-eks",
  },
];

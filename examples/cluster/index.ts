import { Cluster } from "pulumi-eks-cni";

const cluster = new Cluster("shop", {
  cluster: { name: "shop", version: "1.35" },
  cni: { kind: "cilium", mode: "eni" },
  linkerd: { cni: true },
  nodeGroups: [
    {
      name: "general",
      operatingSystem: "AL2023",
      instanceTypes: ["m7g.large"],
      scaling: { min: 2, max: 4, desired: 2 },
    },
  ],
});

export const kubeconfig = cluster.kubeconfig;

import { rule } from "./rule";

/**
 * nodeadm runs by itself, after all parts of the user data. Called from one, it starts the kubelet before the
 * node is set up, and on AMIs before v20260128 makes systemd-networkd manage the CNI's ENIs for good.
 *
 * @see aws/amazon-vpc-cni-k8s#3524; awslabs/amazon-eks-ami: nodeadm/doc/api-concepts.md, v20260724
 */
export const nodeadmInit = rule({
  id: "nodeadm-init",
  severity: "error",
  title: "User data does not call nodeadm",
  needs: ["group"],
  judge: ({ group }) =>
    group.userDataParts.flatMap(({ content }, index) =>
      /^[^#\n]*\bnodeadm\s+init\b/m.test(content)
        ? [
            {
              path: `userDataParts[${String(index)}].content`,
              message:
                "calls `nodeadm init`, which runs by itself after all parts; the CNI's ENIs would be managed by the system and the node would get two default routes",
              remedy: "delete the call; pass configuration in nodeConfig",
            },
          ]
        : [],
    ),
});

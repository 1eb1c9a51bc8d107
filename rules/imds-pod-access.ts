import { rule } from "./rule";

/**
 * Behind a hop limit of 2, or of 3 on an overlay, every pod of the node gets the node role's credentials. Pods have IRSA and Pod
 * Identity for their own.
 *
 * @see Amazon EKS Best Practices Guide, "Restrict access to the instance profile assigned to the worker node"
 */
export const imdsPodAccess = rule({
  id: "imds-pod-access",
  severity: "warning",
  title: "Pods do not get the node's credentials",
  needs: ["group"],
  judge: ({ group }) =>
    group.imdsPodAccess
      ? [
          {
            path: "imdsPodAccess",
            message: "true; every pod of the group could read the node role's credentials",
            remedy: "delete it and use IRSA or Pod Identity, or suppress this rule with the reason",
          },
        ]
      : [],
});

import { NODE_CONFIG_NAMES } from "./node-config-names";
import { show } from "./document-value";
import { unknownNames } from "./known-names";
import { rule } from "./rule";

/** What stands around the spec in a whole document. */
const ENVELOPE = ["apiVersion", "kind", "metadata", "spec"];

/**
 * nodeadm's decoder drops names that it does not know, and the kubelet falls back to a decoder that does:
 * a misspelt setting is simply not there.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/api/bridge/decode.go and nodeadm/crds/node.eks.aws_nodeconfigs.yaml, v20260724
 */
export const nodeConfigUnknownName = rule({
  id: "node-config-unknown-name",
  severity: "error",
  title: "NodeConfig has only names that nodeadm knows",
  needs: ["group"],
  judge: ({ group }) =>
    group.nodeConfig.flatMap((document, index) =>
      unknownNames(document, NODE_CONFIG_NAMES).map(({ path, nearest }) => ({
        path: `nodeConfig[${String(index)}].${path}`,
        message: `${show(path)} is no field of a NodeConfig's spec; it would be dropped in silence`,
        remedy: ENVELOPE.includes(path)
          ? "write the content of `spec` alone"
          : nearest === undefined
            ? "delete it"
            : `write ${nearest}`,
      })),
    ),
});

import { rule } from "./rule";

const WORLD = ["0.0.0.0/0", "::/0"];

/**
 * The public endpoint is protected by IAM alone while every address may try it.
 *
 * @see Amazon EKS Best Practices Guide, "Security: cluster access management"
 */
export const endpointOpen = rule({
  id: "endpoint-open",
  severity: "info",
  title: "The public endpoint is narrowed",
  needs: ["endpoint", "existing"],
  judge: ({ endpoint, existing }) => {
    const { publicAccessCidrs } = endpoint;
    const open =
      publicAccessCidrs.length === 0 || publicAccessCidrs.some((cidr) => WORLD.includes(cidr));
    return !existing && endpoint.public && open
      ? [
          {
            path: "cluster.endpoint.publicAccessCidrs",
            message: "the public API endpoint accepts connections from every address",
            remedy: `write the blocks that need it, for example ["203.0.113.0/24"]`,
          },
        ]
      : [];
  },
});

import { masqueradeUnstated } from "../../rules/masquerade-unstated";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained, withVariables } from "./vpc-cni-fixture";

describe("rule masquerade-unstated", () => {
  it("asks when existing subnets are used and nothing is said", () => {
    assertRefused(
      masqueradeUnstated,
      { cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } } },
      {
        path: "cluster.network.subnetIds",
        message: /in a public one pods would lose the Internet/,
        remedy: /cni\.masquerade: false.*true/,
      },
    );
  });
  it("asks for the subnets of one group", () => {
    assertRefused(
      masqueradeUnstated,
      { group: { subnetIds: ["subnet-1", "subnet-2"] } },
      {
        path: "nodeGroups[0].subnetIds",
        message: /would lose the Internet/,
        remedy: /cni\.masquerade/,
      },
    );
  });
  it("is answered by true", () => {
    assertAccepted(masqueradeUnstated, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      cni: { masquerade: true },
    });
  });
  it("is answered by false", () => {
    assertAccepted(masqueradeUnstated, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      cni: { masquerade: false },
    });
  });
  it("asks on aws-vpc-cni too, and takes its own variable for an answer", () => {
    const cluster = { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } };
    assertRefused(
      masqueradeUnstated,
      { ...chained(), cluster },
      {
        path: "cluster.network.subnetIds",
        message: /lose the Internet/,
        remedy: /cni\.masquerade/,
      },
    );
    assertAccepted(masqueradeUnstated, {
      ...withVariables({ AWS_VPC_K8S_CNI_EXTERNALSNAT: "false" }),
      cluster,
    });
  });
  it("knows that the subnets of our own VPC are private", () => {
    assertAccepted(masqueradeUnstated);
  });
});

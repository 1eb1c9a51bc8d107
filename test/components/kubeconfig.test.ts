import assert from "node:assert/strict";
import { renderKubeconfig } from "../../components/kubeconfig";
import { partitionOf } from "../../components/partition";

const VALUES = {
  clusterName: "dev",
  endpoint: "https://example.eks.amazonaws.com",
  certificateAuthority: "Zm9v",
  region: "eu-central-1",
};

interface Kubeconfig {
  users: { user: { exec: { args: string[] } } }[];
}

function exec(values: Parameters<typeof renderKubeconfig>[0]) {
  const [user] = (JSON.parse(renderKubeconfig(values)) as Kubeconfig).users;
  assert.ok(user !== undefined);
  return user.user.exec;
}

describe("the kubeconfig", () => {
  it("asks the AWS CLI for a token and holds none", () => {
    assert.deepEqual(exec(VALUES).args.slice(0, 6), [
      "--region",
      "eu-central-1",
      "eks",
      "get-token",
      "--cluster-name",
      "dev",
    ]);
    assert.doesNotMatch(renderKubeconfig(VALUES), /"token"|client-key/);
  });

  it("uses the profile and the role that were given, and nothing else", () => {
    const given = exec({ ...VALUES, profileName: "work", roleArn: "arn:aws:iam::1:role/admin" });
    assert.deepEqual(given.args.slice(-4), [
      "--profile",
      "work",
      "--role-arn",
      "arn:aws:iam::1:role/admin",
    ]);
    assert.ok(!exec(VALUES).args.includes("--role-arn"));
    assert.ok(!exec(VALUES).args.includes("--profile"));
  });
});

describe("the partition of a region", () => {
  it("is the second part of its ARNs", () => {
    assert.equal(partitionOf("eu-central-1"), "aws");
    assert.equal(partitionOf("cn-north-1"), "aws-cn");
    assert.equal(partitionOf("us-gov-west-1"), "aws-us-gov");
  });
});

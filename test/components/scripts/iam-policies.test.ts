import assert from "node:assert/strict";
import {
  ciliumOperatorPolicy,
  irsaTrustPolicy,
  NODE_TRUST_POLICY,
  nodePolicyArns,
  POD_IDENTITY_TRUST_POLICY,
} from "../../../components/iam-policies";

describe("the policy of Cilium's operator", () => {
  const { Statement } = ciliumOperatorPolicy({ partition: "aws" });
  const statementOf = (action: string) => {
    const found = Statement.filter((one) => one.Action.includes(`ec2:${action}`));
    assert.equal(found.length, 1, action);
    return found[0];
  };

  it("is the documented permission set: no action less, none more, each once", () => {
    assert.deepEqual(
      Statement.flatMap(({ Action }) => Action).sort(),
      [
        "AssignIpv6Addresses",
        "AssignPrivateIpAddresses",
        "AttachNetworkInterface",
        "CreateNetworkInterface",
        "CreateTags",
        "DeleteNetworkInterface",
        "DescribeInstanceTypes",
        "DescribeInstances",
        "DescribeManagedPrefixLists",
        "DescribeNetworkInterfaces",
        "DescribeRouteTables",
        "DescribeSecurityGroups",
        "DescribeSubnets",
        "DescribeTags",
        "DescribeVpcs",
        "GetManagedPrefixListEntries",
        "ModifyNetworkInterfaceAttribute",
        "UnassignPrivateIpAddresses",
      ].map((action) => `ec2:${action}`),
    );
  });

  it("writes on named kinds of resources only", () => {
    for (const statement of Statement.filter(({ Sid }) => Sid !== "Read")) {
      for (const resource of statement.Resource ?? ["*"]) {
        assert.match(
          resource,
          /^arn:aws:ec2:\*:\*:(network-interface|subnet|security-group|instance)\/\*$/,
        );
      }
    }
  });

  it("deletes ENIs with Cilium's tag only, and one cluster's only when that is named", () => {
    assert.deepEqual(statementOf("DeleteNetworkInterface")?.Condition, {
      StringEquals: { "aws:ResourceTag/io.cilium/cilium-managed": "true" },
    });
    const named = ciliumOperatorPolicy({
      partition: "aws-cn",
      region: "cn-north-1",
      accountId: "111122223333",
      ciliumClusterName: "dev-0a1b2c3d",
    }).Statement.find(({ Sid }) => Sid === "DeleteOwnInterface");
    assert.equal(
      named?.Condition?.["StringEquals"]?.["aws:ResourceTag/io.cilium/cluster-name"],
      "dev-0a1b2c3d",
    );
    assert.deepEqual(named?.Resource, [
      "arn:aws-cn:ec2:cn-north-1:111122223333:network-interface/*",
    ]);
  });

  it("tags ENIs while it creates them, and nothing later", () => {
    assert.deepEqual(statementOf("CreateTags")?.Condition, {
      StringEquals: { "ec2:CreateAction": "CreateNetworkInterface" },
    });
  });

  it("gives addresses to primary ENIs too, which carry no tag of Cilium's", () => {
    assert.equal(statementOf("AssignPrivateIpAddresses")?.Condition, undefined);
  });
});

describe("trust policies", () => {
  it("of IRSA hold for one ServiceAccount and one audience, with the issuer as IAM writes it", () => {
    const providerArn = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.example/id/A";
    for (const issuer of ["https://oidc.eks.example/id/A", "oidc.eks.example/id/A"]) {
      assert.deepEqual(
        irsaTrustPolicy({
          providerArn,
          issuer,
          namespace: "kube-system",
          serviceAccount: "cilium-operator",
        }).Statement,
        [
          {
            Effect: "Allow",
            Principal: { Federated: providerArn },
            Action: ["sts:AssumeRoleWithWebIdentity"],
            Condition: {
              StringEquals: {
                "oidc.eks.example/id/A:aud": "sts.amazonaws.com",
                "oidc.eks.example/id/A:sub": "system:serviceaccount:kube-system:cilium-operator",
              },
            },
          },
        ],
      );
    }
  });

  it("of Pod Identity allow session tags, which EKS always sends", () => {
    const [statement] = POD_IDENTITY_TRUST_POLICY.Statement;
    assert.deepEqual(statement?.Action, ["sts:AssumeRole", "sts:TagSession"]);
    assert.deepEqual(statement?.Principal, { Service: "pods.eks.amazonaws.com" });
  });

  it("of nodes name EC2", () => {
    assert.deepEqual(NODE_TRUST_POLICY.Statement[0]?.Principal, { Service: "ec2.amazonaws.com" });
  });
});

describe("the policies of a node's role", () => {
  it("hold aws-vpc-cni's only where that runs, and Session Manager's by choice", () => {
    assert.deepEqual(nodePolicyArns({ partition: "aws", sessionManager: false, vpcCni: false }), [
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ]);
    assert.deepEqual(
      nodePolicyArns({ partition: "aws-us-gov", sessionManager: true, vpcCni: true }).slice(2),
      [
        "arn:aws-us-gov:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "arn:aws-us-gov:iam::aws:policy/AmazonEKS_CNI_Policy",
      ],
    );
  });
});

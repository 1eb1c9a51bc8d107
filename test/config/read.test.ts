import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "../../config/config-error";
import { readClusterInput } from "../../config/read";
import { validStack, type Stack } from "./stack";

/** Sets the configuration as the engine hands it over: JSON for maps and lists, plain text for the rest. */
function configure(values: Stack, secretKeys: string[] = []): void {
  const config = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  pulumi.runtime.setAllConfig(config, secretKeys);
}

function namespaced(stack: Stack): Stack {
  return Object.fromEntries(
    Object.entries(stack).map(([key, value]) => [
      key === "region" ? "aws:region" : `eks-cni:${key}`,
      value,
    ]),
  );
}

function readError(): ConfigError {
  try {
    readClusterInput();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error;
  }
  return assert.fail("the configuration was accepted");
}

describe("readClusterInput", () => {
  const before = pulumi.runtime.allConfig();
  afterEach(() => {
    pulumi.runtime.setAllConfig(before);
  });

  it("reads the region and everything below eks-cni:, and leaves other namespaces alone", () => {
    configure({ ...namespaced(validStack()), "aws:profile": "lab", "kubernetes:context": "x" });
    assert.deepEqual(readClusterInput(), validStack());
  });

  it("takes a bare string for the mode of aws-vpc-cni", () => {
    configure({ ...namespaced(validStack()), "eks-cni:vpcCni": "absent" });
    assert.deepEqual(readClusterInput().vpcCni, { mode: "absent" });
  });

  it("lists unknown top-level keys with the rest of what is wrong, in one message", () => {
    configure({
      "eks-cni:nodeGroup": [],
      "eks-cni:cluster": { name: "dev" },
      "eks-cni:cni": "cilium",
    });
    const error = readError();
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["eks-cni:nodeGroup", "aws:region", "cluster.version", "cni", "nodeGroups"],
    );
    assert.match(
      error.message,
      /^the stack file gives no cluster: 5 problems\n {2}eks-cni:nodeGroup: unknown key/,
    );
    assert.match(error.message, /instead: write eks-cni:nodeGroups/);
    for (const problem of error.problems) assert.ok(error.message.includes(problem.message));
  });

  it("fails as an error that Pulumi prints without a stack trace, with status 2", () => {
    configure({});
    const error = readError();
    assert.equal(pulumi.RunError.isInstance(error), true);
    assert.equal(error.status, 2);
  });

  it("shows no value of a key that holds a secret", () => {
    configure(
      {
        ...namespaced(validStack()),
        "eks-cni:cni": { kind: "hunter2", mode: "eni", values: { password: "hunter2" }, hunter: 2 },
      },
      ["eks-cni:cni"],
    );
    const { message } = readError();
    assert.match(message, /cni\.kind: \[secret\] is not valid/);
    assert.doesNotMatch(message, /hunter2/);
  });
});

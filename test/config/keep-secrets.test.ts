import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { clusterInput } from "../rules/spec-fixture";
import { keepIssuerKey, keepSecrets } from "../../config/keep-secrets";

describe("keepSecrets", () => {
  const before = pulumi.runtime.allConfig();
  afterEach(() => {
    pulumi.runtime.setAllConfig(before);
  });

  function transform(type: string, props: object) {
    const args: unknown = { type, name: "x", props, opts: {} };
    return keepSecrets(args as pulumi.ResourceTransformationArgs);
  }

  async function secretAfterwards(type: string, props: object): Promise<string[]> {
    const after: object = transform(type, props)?.props ?? props;
    const found: string[] = [];
    for (const [key, value] of Object.entries(after)) {
      if (pulumi.Output.isInstance(value) && (await pulumi.isSecret(value))) found.push(key);
    }
    return found;
  }

  function secure(...keys: string[]): void {
    pulumi.runtime.setAllConfig(
      Object.fromEntries(keys.map((key) => [`eks-cni:${key}`, "{}"])),
      keys.map((key) => `eks-cni:${key}`),
    );
  }

  const template = "aws:ec2/launchTemplate:LaunchTemplate";
  const release = "kubernetes:helm.sh/v3:Release";

  it("makes user data secret when something of the node groups is", async () => {
    secure("nodeGroups");
    const props = { description: "nodes", userData: pulumi.output("text") };
    assert.deepEqual(await secretAfterwards(template, props), ["userData"]);
    assert.deepEqual(await secretAfterwards(release, { values: {} }), []);
  });

  it("makes Helm values secret when something of the CNI or of Linkerd is", async () => {
    for (const key of ["cni", "linkerd"]) {
      secure(key);
      assert.deepEqual(await secretAfterwards(release, { chart: "c", values: {} }), ["values"]);
      assert.deepEqual(await secretAfterwards(template, { userData: "text" }), []);
    }
  });

  it("makes the configuration of add-ons secret, where there is one", async () => {
    secure("addons");
    const addon = "aws:eks/addon:Addon";
    assert.deepEqual(await secretAfterwards(addon, { configurationValues: "{}" }), [
      "configurationValues",
    ]);
    assert.deepEqual(await secretAfterwards(addon, { addonName: "coredns" }), []);
  });

  it("marks the issuer's key when something of Linkerd is secret, and leaves one in clear as it is", async () => {
    const input = clusterInput({
      linkerd: { identity: { source: "provided", issuerKeyPem: "key", issuerDays: 30 } },
    });
    secure("linkerd");
    const { issuerKeyPem, ...others } = keepIssuerKey(input).linkerd?.identity ?? {};
    assert.ok(
      pulumi.Output.isInstance(issuerKeyPem) &&
        (await pulumi.isSecret(issuerKeyPem as pulumi.Output<string>)),
    );
    assert.deepEqual(others, { source: "provided", issuerDays: 30 });
    secure("cni");
    assert.deepEqual(keepIssuerKey(input), input);
  });

  it("changes nothing when nothing is secret", () => {
    secure();
    assert.equal(transform(template, { userData: "" }), undefined);
  });
});

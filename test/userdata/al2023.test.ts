import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import { parse } from "yaml";
import { parseMime, renderUserData } from "../../userdata";
import { calico, context, deepFreeze, group } from "./fixtures";

interface ReadNodeConfig {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly cluster: Readonly<Record<string, string>>;
    readonly kubelet: {
      readonly config: Readonly<Record<string, unknown>>;
      readonly flags?: readonly string[];
      readonly maxPodsExpression: string;
    };
  };
}

function nodeConfigs(text: string): readonly ReadNodeConfig[] {
  return (parseMime(text) ?? [])
    .filter((part) => part.contentType === "application/node.eks.aws")
    .map((part) => parse(part.content, { version: "1.1" }) as ReadNodeConfig);
}

function firstConfig(text: string): ReadNodeConfig {
  const [first] = nodeConfigs(text);
  assert.ok(first !== undefined);
  return first;
}

const label = {
  key: fc.stringMatching(
    /^([a-z]([a-z0-9-]{0,8}[a-z0-9])?\.io\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,8}[A-Za-z0-9])?$/,
  ),
  value: fc.stringMatching(/^([A-Za-z0-9]([A-Za-z0-9_.-]{0,8}[A-Za-z0-9])?)?$/),
};

describe("renderAl2023", () => {
  it("carries a complete NodeConfig, with and without a custom AMI", () => {
    for (const over of [{}, { amiId: "ami-0123456789abcdef0" }]) {
      const { cluster, kubelet } = firstConfig(renderUserData(group(over), context())).spec;
      assert.deepEqual(cluster, {
        name: "dev",
        apiServerEndpoint: context().cluster.apiServerEndpoint,
        certificateAuthority: "Zm9v",
        cidr: "172.20.0.0/16",
      });
      assert.equal(kubelet.config["maxPods"], 110);
      assert.equal(kubelet.maxPodsExpression, "110");
    }
  });

  it("puts taints into the kubelet's configuration only where EKS does not", () => {
    const taints = [{ key: "dedicated", value: "db", effect: "NoSchedule" as const }];
    const taintsOf = (over: object, cni = context()) =>
      firstConfig(renderUserData(group({ taints, ...over }), cni)).spec.kubelet.config[
        "registerWithTaints"
      ];
    assert.equal(taintsOf({}), undefined);
    assert.deepEqual(taintsOf({ amiId: "ami-0123456789abcdef0" }), [
      { key: "node.cilium.io/agent-not-ready", value: "true", effect: "NoExecute" },
      ...taints,
    ]);
    assert.deepEqual(taintsOf({ kind: "selfManaged" }, context({ cni: calico })), taints);
  });

  it("names the DNS address only where nodeadm would get it wrong", () => {
    const dns = (serviceCidr: string) =>
      firstConfig(renderUserData(group(), context({ serviceCidr }))).spec.kubelet.config[
        "clusterDNS"
      ];
    assert.equal(dns("172.20.0.0/16"), undefined);
    assert.equal(dns("fd30:1c53:5f8a::/108"), undefined);
    assert.deepEqual(dns("10.100.0.128/25"), ["10.100.0.138"]);
  });

  it("gives every label to the kubelet and nothing else", () => {
    fc.assert(
      fc.property(fc.dictionary(label.key, label.value, { noNullPrototype: true }), (labels) => {
        const { flags } = firstConfig(renderUserData(group({ labels }), context())).spec.kubelet;
        const pairs = flags?.map((flag) => flag.replace("--node-labels=", "").split(",")) ?? [];
        assert.deepEqual(Object.fromEntries(pairs.flat().map((pair) => pair.split("="))), {
          ...labels,
        });
      }),
    );
  });

  it("lets no label become another label or another flag", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        const { flags } = firstConfig(
          renderUserData(group({ labels: { [key]: value, safe: "yes" } }), context()),
        ).spec.kubelet;
        assert.equal(flags?.length, 1);
        const pairs = (flags[0] ?? "").slice("--node-labels=".length).split(",");
        assert.ok(pairs.length <= 2 && pairs.includes("safe=yes"));
        assert.match(flags[0] ?? "", /^[A-Za-z0-9=,._/-]+$/);
      }),
    );
  });

  it("keeps further NodeConfigs and parts in their order, whatever they contain", () => {
    const spec = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom("yes", "on", "1_000", "12:30"),
      ),
      { noNullPrototype: true },
    );
    const content = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(
        fc.array(spec, { maxLength: 3 }),
        fc.array(content, { maxLength: 3 }),
        (specs, contents) => {
          const userDataParts = contents.map((text) => ({
            contentType: "text/x-shellscript",
            content: text,
          }));
          const text = renderUserData(group({ nodeConfig: specs, userDataParts }), context());
          const read = nodeConfigs(text)
            .slice(1)
            .map((config) => config.spec as unknown);
          assert.deepEqual(read, specs);
          const scripts = (parseMime(text) ?? []).slice(2 + specs.length);
          assert.deepEqual(
            scripts.map((part) => part.content),
            contents,
          );
        },
      ),
    );
  });

  it("runs the guard before any part of the user", () => {
    const userDataParts = [{ contentType: "text/cloud-boothook", content: "#!/bin/sh\n" }];
    const types = parseMime(renderUserData(group({ userDataParts }), context()))?.map(
      (part) => part.filename ?? part.contentType,
    );
    assert.deepEqual(types, [
      "eks-cni-node-config.yaml",
      "eks-cni-networkd-guard.sh",
      "text/cloud-boothook",
    ]);
  });
});

describe("renderUserData", () => {
  it("changes no argument and gives the same bytes for the same input", () => {
    for (const operatingSystem of ["AL2023", "Bottlerocket"] as const) {
      const make = () =>
        deepFreeze(
          group({
            operatingSystem,
            amiId: "ami-0123456789abcdef0",
            labels: { b: "1", a: "2" },
            taints: [{ key: "k", effect: "NoSchedule" }],
            nodeConfig: [{ kubelet: { config: { systemReserved: { cpu: "1" } } } }],
            userDataParts: [{ contentType: "text/x-shellscript", content: "#!/bin/sh\n" }],
            bottlerocketSettings: { kubernetes: { "node-labels": { c: "3" } } },
          }),
        );
      const frozen = deepFreeze(context());
      assert.equal(renderUserData(make(), frozen), renderUserData(make(), frozen));
    }
  });
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import { parse } from "smol-toml";
import { renderUserData } from "../../userdata";
import { context, group } from "./fixtures";
import type { NodeGroupSettings } from "../../spec/cluster-input";

type Table = Readonly<Record<string, unknown>>;

function settings(over: Partial<NodeGroupSettings>): {
  text: string;
  kubernetes: Table;
  all: Table;
} {
  const text = renderUserData(group({ operatingSystem: "Bottlerocket", ...over }), context());
  const root = parse(text) as { settings: Table & { kubernetes: Table } };
  assert.deepEqual(Object.keys(root), ["settings"]);
  return { text, kubernetes: root.settings.kubernetes, all: root.settings };
}

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom('"', "'''", '"""', "\n[settings.evil]\n", "a.b/c", "\\", "\0", "]", "=", "#"),
);

describe("renderBottlerocket", () => {
  it("says all that a node needs to join", () => {
    assert.deepEqual(
      { ...settings({}).kubernetes },
      {
        "api-server": context().cluster.apiServerEndpoint,
        "cluster-certificate": "Zm9v",
        "cluster-dns-ip": "172.20.0.10",
        "cluster-name": "dev",
        "max-pods": 110,
      },
    );
  });

  it("writes taints as lists of value:Effect, and only where EKS does not", () => {
    const taints = [
      { key: "dedicated", value: "db", effect: "NoSchedule" as const },
      { key: "dedicated", effect: "NoExecute" as const },
    ];
    assert.equal(settings({ taints }).kubernetes["node-taints"], undefined);
    const own = settings({ taints, amiId: "ami-0123456789abcdef0" });
    assert.deepEqual(
      { ...(own.kubernetes["node-taints"] as Table) },
      {
        dedicated: ["db:NoSchedule", ":NoExecute"],
        "node.cilium.io/agent-not-ready": ["true:NoExecute"],
      },
    );
  });

  it("lays the user's settings over ours key by key", () => {
    const { kubernetes, all } = settings({
      labels: { a: "1", b: "2" },
      bottlerocketSettings: {
        kubernetes: { "node-labels": { b: "3" }, "max-pods": 50 },
        kernel: { sysctl: { "net.core.somaxconn": "1024" } },
      },
    });
    assert.deepEqual({ ...(kubernetes["node-labels"] as Table) }, { a: "1", b: "3" });
    assert.equal(kubernetes["max-pods"], 50);
    assert.equal(kubernetes["cluster-name"], "dev");
    assert.deepEqual(Object.keys(all), ["kernel", "kubernetes"]);
  });

  it("writes each header once and no integer with underscores", () => {
    const { text } = settings({
      maxPods: 1500,
      bottlerocketSettings: { kubernetes: { "event-qps": 100000, "kube-reserved": { cpu: "1" } } },
    });
    const headers = text.split("\n").filter((line) => line.startsWith("["));
    assert.deepEqual(headers, [...new Set(headers)]);
    assert.match(text, /^event-qps = 100000$/m);
  });

  it("lets no text break out of its table", () => {
    fc.assert(
      fc.property(
        fc.dictionary(anyText, anyText, { noNullPrototype: true, maxKeys: 4 }),
        fc.array(anyText, { maxLength: 4 }),
        (labels, list) => {
          const { kubernetes, all } = settings({
            labels,
            bottlerocketSettings: {
              motd: list,
              "host-containers": { admin: { "user-data": list.join("") } },
            },
          });
          assert.deepEqual(Object.keys(all).sort(), ["host-containers", "kubernetes", "motd"]);
          assert.deepEqual(all["motd"], list);
          assert.deepEqual({ ...((kubernetes["node-labels"] ?? {}) as Table) }, labels);
        },
      ),
    );
  });

  it("never carries a networkd unit or a route metric", () => {
    const { text } = settings({ networkd: { primaryRouteMetric: 300 } });
    assert.doesNotMatch(text, /RouteMetric|\[Match\]|Unmanaged/);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { unknownKeys, type KeyCheck } from "../../charts";
import { knownKeys } from "../../charts/known-keys";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { UNKNOWN } from "../../spec/known";
import type { Document } from "../../spec/cluster-input";
import { deepFreeze } from "./cilium-fixture";

function check(values: Document, version = "1.20.0"): KeyCheck & { readonly checked: true } {
  const result = unknownKeys("cilium", version, values);
  assert.ok(result.checked);
  return result;
}

describe("unknownKeys", () => {
  it("finds a misspelt key and the one that was meant", () => {
    assert.deepEqual(check({ cni: { exclusiv: false }, kubeProxyReplacment: true }).unknown, [
      { path: "cni.exclusiv", nearest: "cni.exclusive" },
      { path: "kubeProxyReplacment", nearest: "kubeProxyReplacement" },
    ]);
  });

  it("finds a key that stands somewhere else", () => {
    assert.deepEqual(check({ eni: { securityGroupTags: ["a=b"] } }).unknown, [
      { path: "eni.securityGroupTags", nearest: "eni.nodeSpec.securityGroupTags" },
    ]);
    assert.deepEqual(check({ hostNamespaceOnly: true }).unknown, [
      { path: "hostNamespaceOnly", nearest: "socketLB.hostNamespaceOnly" },
    ]);
  });

  it("names no key for something that was never near one", () => {
    assert.deepEqual(check({ completelyElse: 1 }).unknown, [{ path: "completelyElse" }]);
  });

  it("knows keys that values.yaml has only in comments, and those that only templates read", () => {
    const values = {
      socketLB: { hostNamespaceOnly: true, tracing: false },
      egressMasqueradeInterfaces: "ens5",
      hubble: { eventQueueSize: 1024 },
      cni: { readCniConf: "/host/x", externalRouting: true },
    };
    assert.deepEqual(check(values).unknown, []);
    const linkerd = unknownKeys("linkerd2-cni", "2026.6.3", { nodeAffinity: {} });
    assert.ok(linkerd.checked);
    assert.deepEqual(linkerd.unknown, []);
  });

  it("leaves free maps, lists and objects that a template prints whole alone", () => {
    const values = {
      extraConfig: { "enable-x": "true" },
      podLabels: { any: "thing" },
      nodeSelector: { "my/label": "x" },
      extraEnv: [{ name: "A", valueFrom: { anything: {} } }],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } },
      updateStrategy: { rollingUpdate: { maxSurge: 0 } },
    };
    assert.deepEqual(check(values).unknown, []);
  });

  it("tells versions apart", () => {
    const nodeSpec = { eni: { nodeSpec: { subnetTags: ["a=b"] } } };
    assert.deepEqual(check(nodeSpec, "1.18.12").unknown, [{ path: "eni.nodeSpec" }]);
    assert.deepEqual(check(nodeSpec, "1.19.6").unknown, []);
    const strict = { encryption: { strictMode: { cidr: "10.0.0.0/8" } } };
    assert.deepEqual(check(strict, "1.19.6").unknown, []);
    assert.deepEqual(check(strict, "1.20.0").unknown, [
      { path: "encryption.strictMode.cidr", nearest: "encryption.strictMode.egress.cidr" },
    ]);
  });

  it("finds values of a type that the chart's schema refuses", () => {
    const { mistyped } = check({
      kubeProxyReplacement: 1,
      eni: { enabled: "true" },
      operator: { replicas: 1.5, tolerations: {} },
      hubble: true,
    });
    assert.deepEqual(mistyped, [
      { path: "kubeProxyReplacement", expected: "a boolean or a string" },
      { path: "eni.enabled", expected: "a boolean" },
      { path: "operator.replicas", expected: "an integer" },
      { path: "operator.tolerations", expected: "a list" },
      { path: "hubble", expected: "a map" },
    ]);
  });

  it("takes null and values that are not known yet for right", () => {
    const values = { eni: null, operator: { replicas: null }, k8sServiceHost: UNKNOWN };
    const { unknown, mistyped } = check(values);
    assert.deepEqual([unknown, mistyped], [[], []]);
  });

  it("is not misled by names that every object has", () => {
    assert.deepEqual(check({ constructor: 1, toString: 2, "*": 3 }).unknown, [
      { path: "constructor" },
      { path: "toString" },
      { path: "*" },
    ]);
  });

  it("says against which version it compared", () => {
    const against = (version: string): unknown => {
      const result = unknownKeys("cilium", version, {});
      return result.checked ? [result.against, result.exact] : result.reason;
    };
    assert.deepEqual(against("1.20.0"), ["1.20.0", true]);
    assert.deepEqual(against("1.20.3"), ["1.20.0", false]);
    assert.deepEqual(against("1.19.2"), ["1.19.6", false]);
    assert.deepEqual(against("1.21.0"), ["1.20.0", false]);
    assert.deepEqual(against("1.17.18"), ["1.18.12", false]);
    assert.equal(against("latest"), "no table of keys for chart cilium latest");
  });

  it("says that it did not look at a chart without a table", () => {
    assert.deepEqual(unknownKeys("podinfo", "v3.32.1", { x: 1 }), {
      checked: false,
      reason: "no table of keys for chart podinfo v3.32.1",
    });
    assert.equal(unknownKeys("constructor", "1.20.0", {}).checked, false);
  });

  it("has a readable table for every supported version", () => {
    for (const [chart, versions] of Object.entries(SUPPORTED_CHARTS)) {
      for (const version of versions) {
        const table = knownKeys(chart, version);
        assert.equal(table?.version, version);
        assert.ok(Object.keys(table.tree).length >= 4);
      }
    }
  });

  it("never fails on strange values and never changes them", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        assert.ok(unknownKeys("cilium", "1.20.0", deepFreeze(values)).checked);
      }),
    );
  });
});

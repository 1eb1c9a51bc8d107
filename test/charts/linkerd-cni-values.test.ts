import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify } from "yaml";
import {
  LINKERD_CNI_HASH_LABEL,
  LINKERD_CNI_REASONS,
  linkerdCniPatch,
  linkerdCniValues,
  unknownKeys,
} from "../../charts";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { IpFamily, IptablesMode } from "../../spec/choices";
import type { LinkerdCniSettings } from "../../spec/cluster-input";
import type { LinkerdSpec } from "../../spec/cluster-spec";
import { resolveLinkerd } from "../../spec/resolve";
import { assertGolden } from "../golden";
import { deepFreeze, leafPaths } from "./cilium-fixture";

function linkerdSpec(difference: LinkerdCniSettings = {}): LinkerdSpec {
  return resolveLinkerd({ cni: true, ...difference });
}

function hashOf(difference: LinkerdCniSettings): unknown {
  return linkerdCniValues(linkerdSpec(difference))["podLabels"][LINKERD_CNI_HASH_LABEL];
}

describe("linkerdCniValues", () => {
  it("calls the host's own iptables, repairs what it missed and restarts one node at a time", () => {
    const values = linkerdCniValues(linkerdSpec());
    assertGolden("helm/linkerd-cni-default.yaml", stringify(values));
    assert.equal(values["iptablesMode"], "plain");
    assert.deepEqual(values["repairController"], { enabled: true, enableSecurityContext: true });
    assert.deepEqual(values["updateStrategy"], { rollingUpdate: { maxUnavailable: 1 } });
  });

  it("rolls its pods when the configuration changes, and only then", () => {
    const unchanged = hashOf({});
    assert.equal(hashOf({ version: "2025.7.6" }), unchanged);
    const changes: LinkerdCniSettings[] = [
      { iptablesMode: IptablesMode.Nft },
      { imageVersion: "v1.6.7" },
      { cniValues: { ignoreOutboundPorts: "25" } },
    ];
    for (const change of changes) assert.notEqual(hashOf(change), unchanged);
  });

  it("does not roll its pods for the order in which values were written", () => {
    assert.equal(
      hashOf({ cniValues: { proxyUID: 3000, image: { name: "x", pullPolicy: "Always" } } }),
      hashOf({ cniValues: { image: { pullPolicy: "Always", name: "x" }, proxyUID: 3000 } }),
    );
  });

  it("keeps the user's labels beside its own", () => {
    const { podLabels } = linkerdCniValues(
      linkerdSpec({ cniValues: { podLabels: { team: "net" } } }),
    ) as { podLabels: Record<string, string> };
    assert.deepEqual(Object.keys(podLabels).sort(), [LINKERD_CNI_HASH_LABEL, "team"].sort());
    assert.match(podLabels[LINKERD_CNI_HASH_LABEL] ?? "", /^[0-9a-f]{16}$/);
  });

  it("writes IPv6 rules on an IPv6 cluster", () => {
    const values = linkerdCniValues(linkerdSpec(), { ipFamily: IpFamily.Ipv6 });
    assert.equal(values["disableIPv6"], false);
  });

  for (const version of SUPPORTED_CHARTS["linkerd2-cni"]) {
    it(`writes only keys that chart ${version} reads`, () => {
      const check = unknownKeys(
        "linkerd2-cni",
        version,
        linkerdCniValues(linkerdSpec({ version })),
      );
      assert.ok(check.checked && check.exact);
      assert.deepEqual([check.unknown, check.mistyped], [[], []]);
    });
  }

  it("has a reason for every value", () => {
    const reasons = Object.keys(LINKERD_CNI_REASONS);
    const paths = leafPaths(linkerdCniValues(linkerdSpec()));
    const without = paths.filter(
      (path) => !reasons.some((reason) => path === reason || path.startsWith(`${reason}.`)),
    );
    assert.deepEqual(without, []);
  });

  it("changes no argument and gives the same values for the same arguments", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("image", "podLabels", "note"), fc.jsonValue()),
        (cniValues) => {
          const linkerd = deepFreeze(linkerdSpec({ cniValues }));
          assert.deepEqual(linkerdCniValues(linkerd), linkerdCniValues(structuredClone(linkerd)));
        },
      ),
    );
  });
});

describe("linkerdCniPatch", () => {
  it("puts the pods on the host network, anew behind each revision", () => {
    const patch = linkerdCniPatch({ name: "linkerd-cni", namespace: "mesh", revision: "3" });
    assert.deepEqual(patch, {
      metadata: {
        name: "linkerd-cni",
        namespace: "mesh",
        annotations: {
          "eks-cni.io/release-revision": "3",
          "pulumi.com/patchForce": "true",
          "pulumi.com/skipAwait": "true",
        },
      },
      spec: {
        template: { spec: { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } },
      },
    });
  });
});

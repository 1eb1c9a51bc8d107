import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify } from "yaml";
import {
  LINKERD_CONTROL_PLANE_REASONS,
  LINKERD_CRDS_REASONS,
  LINKERD_WEBHOOKS,
  linkerdCniValues,
  type LinkerdControlPlaneContext,
  linkerdControlPlaneValues,
  linkerdCrdsValues,
  linkerdNamespaceMetadata,
  sharedProxySettings,
  unknownKeys,
  webhooksToCertify,
} from "../../charts";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { IpFamily, LinkerdIdentitySource } from "../../spec/choices";
import type { Document, LinkerdSettings } from "../../spec/cluster-input";
import { resolveLinkerd } from "../../spec/resolve";
import { assertGolden } from "../golden";
import { deepFreeze, leafPaths } from "./cilium-fixture";

const MADE = { certificatePem: "CERTIFICATE", keyPem: "KEY" };
const TEXTS: LinkerdControlPlaneContext<string> = {
  trustAnchorsPem: "ANCHORS",
  issuer: MADE,
  webhooks: Object.fromEntries(LINKERD_WEBHOOKS.map(({ key }) => [key, MADE])),
};

function linkerdSpec(difference: Partial<LinkerdSettings> = {}) {
  return resolveLinkerd({ cni: true, controlPlane: true, ...difference });
}

function at(values: Document, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], values);
}

describe("linkerdControlPlaneValues", () => {
  it("mesh without init containers, behind linkerd-cni", () => {
    const values = linkerdControlPlaneValues(linkerdSpec(), TEXTS);
    assertGolden("helm/linkerd-control-plane-default.yaml", stringify(values));
    assert.equal(values["cniEnabled"], true);
    assert.equal(at(values, "proxyInit.iptablesMode"), undefined);
    assert.equal(
      linkerdNamespaceMetadata({ cni: true }).labels["pod-security.kubernetes.io/enforce"],
      "restricted",
    );
  });

  it("make rules in init containers without linkerd-cni, never with a mode that the chart refuses", () => {
    for (const [iptablesMode, expected] of [
      ["plain", "nft"],
      ["nft", "nft"],
      ["legacy", "legacy"],
    ] as const) {
      const values = linkerdControlPlaneValues(linkerdSpec({ cni: false, iptablesMode }), TEXTS);
      assert.equal(values["cniEnabled"], false);
      assert.equal(at(values, "proxyInit.iptablesMode"), expected);
      assert.equal(at(values, "networkValidator"), undefined);
    }
    assert.equal(
      linkerdNamespaceMetadata({ cni: false }).labels["pod-security.kubernetes.io/enforce"],
      "privileged",
    );
  });

  it("mean the same proxy as linkerd-cni's", () => {
    for (const ipFamily of Object.values(IpFamily)) {
      const cni = linkerdCniValues(linkerdSpec(), { ipFamily });
      const controlPlane = linkerdControlPlaneValues(linkerdSpec(), { ...TEXTS, ipFamily });
      for (const setting of sharedProxySettings(ipFamily)) {
        assert.notEqual(at(cni, setting.cni), undefined, setting.what);
        assert.equal(at(cni, setting.cni), at(controlPlane, setting.controlPlane), setting.what);
      }
    }
  });

  it("leave the issuer to cert-manager, and its Secret's kind", () => {
    const source = LinkerdIdentitySource.CertManager;
    const values = linkerdControlPlaneValues(linkerdSpec({ identity: { source } }), {
      trustAnchorsPem: "ANCHORS",
    });
    assert.deepEqual(values["identity"], { issuer: { scheme: "kubernetes.io/tls" } });
    assert.equal(values["identityTrustAnchorsPEM"], "ANCHORS");
  });

  it("name the license's Secret for the enterprise edition only", () => {
    const licenseSecret = "l5d";
    const edge = linkerdControlPlaneValues(linkerdSpec({ licenseSecret }), TEXTS);
    assert.ok(!("licenseSecret" in edge));
    const enterprise = linkerdSpec({ licenseSecret, edition: "enterprise" });
    assert.equal(linkerdControlPlaneValues(enterprise, TEXTS)["licenseSecret"], "l5d");
  });

  it("write no certificate for a webhook that gets one from somebody else", () => {
    const keysFor = (controlPlaneValues: Document) =>
      webhooksToCertify(linkerdSpec({ controlPlaneValues })).map(({ key }) => key);
    assert.deepEqual(keysFor({}), ["proxyInjector", "profileValidator", "policyValidator"]);
    assert.deepEqual(keysFor({ proxyInjector: { externalSecret: true } }), [
      "profileValidator",
      "policyValidator",
    ]);
    assert.deepEqual(keysFor({ policyValidator: { injectCaFrom: "linkerd/policy" } }), [
      "proxyInjector",
      "profileValidator",
    ]);
    assert.equal(keysFor({ proxyInjector: { timeoutSeconds: 5 } }).length, 3);
  });

  for (const version of SUPPORTED_CHARTS["linkerd-control-plane"]) {
    it(`write only keys that the charts ${version} read`, () => {
      for (const difference of [{}, { cni: false }]) {
        const linkerd = linkerdSpec({ version, ...difference });
        for (const [chart, values] of [
          ["linkerd-control-plane", linkerdControlPlaneValues(linkerd, TEXTS)],
          ["linkerd-crds", linkerdCrdsValues(linkerd)],
        ] as const) {
          const check = unknownKeys(chart, version, values);
          assert.ok(check.checked && check.exact);
          assert.deepEqual([check.unknown, check.mistyped], [[], []]);
        }
      }
    });
  }

  it("have a reason for every value", () => {
    const paths = [
      ...leafPaths(linkerdControlPlaneValues(linkerdSpec(), TEXTS)),
      ...leafPaths(linkerdControlPlaneValues(linkerdSpec({ cni: false }), TEXTS)),
    ];
    assert.deepEqual(
      paths.filter((path) => !Object.hasOwn(LINKERD_CONTROL_PLANE_REASONS, path)),
      [],
    );
    assert.deepEqual(
      leafPaths(linkerdCrdsValues(linkerdSpec())),
      Object.keys(LINKERD_CRDS_REASONS),
    );
  });

  it("are overruled by the user's, change no argument and come out alike", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("cniEnabled", "proxy", "note"), fc.jsonValue()),
        (controlPlaneValues) => {
          const linkerd = deepFreeze(linkerdSpec({ controlPlaneValues }));
          const values = linkerdControlPlaneValues(linkerd, deepFreeze({ ...TEXTS }));
          assert.deepEqual(values, linkerdControlPlaneValues(structuredClone(linkerd), TEXTS));
          if ("note" in controlPlaneValues) {
            assert.deepEqual(values["note"], controlPlaneValues["note"]);
          }
        },
      ),
    );
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endingSoon } from "../../components/linkerd-identity";
import { ANCHOR, ISSUER, makeCertificate } from "../rules/certificate-fixture";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const CONTROL_PLANE = "dev-linkerd-control-plane";

/** `Linkerd` on a cluster that somebody else made. */
function alone(args: string): string {
  return `
const kubernetes = new k8s.Provider("shop", { kubeconfig: "{}" });
const connection = { region: "eu-central-1", clusterName: "shop", endpoint: "https://shop", certificateAuthority: "Zm9v" };
new ours.Linkerd("mesh", { ...connection, ${args} }, { providers: [kubernetes] });
`;
}

function valuesOf(made: Recorded, release: string): Record<string, unknown> {
  return made.inputs("Release", release)["values"] as Record<string, unknown>;
}

function filesOf(made: Recorded): string {
  return ["plan.json", "report.md", "report.html", "helm/linkerd-control-plane.yaml"]
    .map((file) => readFileSync(join(made.project.folder, "plan-out", file), "utf8"))
    .join("\n");
}

describe("Linkerd of a Cluster", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({
        linkerd: { cni: true, controlPlane: true },
        addons: { "metrics-server": {} },
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("comes after nodes, gates and CoreDNS, and before other add-ons", () => {
    const controlPlane = made.one("Release", CONTROL_PLANE);
    const crds = made.one("Release", "dev-linkerd-crds");
    made.assertWaits(controlPlane, crds);
    made.assertWaits(crds, made.one("Command", "dev-linkerd-gateway-api"));
    for (const earlier of [
      made.one("eks/nodeGroup:NodeGroup"),
      made.one("Command", "dev-general-gate"),
      made.one("Addon", "dev-addons-coredns"),
      made.one("DaemonSetPatch"),
    ]) {
      made.assertWaits(crds, earlier);
    }
    made.assertWaits(made.one("Addon", "dev-other-addons-metrics-server"), controlPlane);
  });

  it("waits until it runs, and goes with a cluster that goes", () => {
    const { inputs, options } = made.one("Release", CONTROL_PLANE);
    assert.equal(inputs["skipAwait"], false);
    assert.equal(inputs["timeout"], 600);
    assert.equal(options["deletedWith"], made.one("eks:index:Cluster").urn);
    assert.equal(inputs["namespace"], "linkerd");
  });

  it("keeps its trust anchor: protected, of P-256, and with the validity it was made with", () => {
    for (const type of ["PrivateKey", "SelfSignedCert"]) {
      assert.equal(made.one(type, "dev-linkerd-trust-anchor-1").options["protect"], true);
      assert.notEqual(made.one(type, "dev-linkerd-proxy-injector-1").options["protect"], true);
    }
    const anchor = made.one("SelfSignedCert", "dev-linkerd-trust-anchor-1");
    assert.deepEqual(anchor.options["ignoreChanges"], ["validityPeriodHours"]);
    assert.equal(anchor.inputs["isCaCertificate"], true);
    assert.equal(anchor.inputs["validityPeriodHours"], 87_600);
    for (const { inputs } of made.all("PrivateKey")) {
      assert.deepEqual([inputs["algorithm"], inputs["ecdsaCurve"]], ["ECDSA", "P256"]);
    }
  });

  it("has its anchor sign the issuer, which nothing renews by itself", () => {
    const issuer = made.one("LocallySignedCert", "dev-linkerd-issuer-1");
    made.assertWaits(issuer, made.one("SelfSignedCert", "dev-linkerd-trust-anchor-1"));
    assert.equal(issuer.inputs["isCaCertificate"], true);
    assert.equal(issuer.inputs["caPrivateKeyPem"], "[secret]");
    for (const { inputs } of [...made.all("SelfSignedCert"), issuer]) {
      assert.ok(!("earlyRenewalHours" in inputs));
    }
  });

  it("shows its values but for the keys, each of which is a secret", () => {
    const values = valuesOf(made, CONTROL_PLANE);
    assert.equal(values["cniEnabled"], true);
    const text = JSON.stringify(values);
    assert.equal(text.match(/"keyPEM":"\[secret\]"/g)?.length, 4);
    assert.equal(text.match(/"keyPEM"/g)?.length, 4);
    assert.match(String(values["identityTrustAnchorsPEM"]), /^-----BEGIN CERTIFICATE-----/);
  });

  it("gives each webhook a certificate of its name", () => {
    const names = made
      .all("SelfSignedCert")
      .flatMap(({ inputs }) => (inputs["dnsNames"] ?? []) as readonly string[]);
    assert.deepEqual([...names].sort(), [
      "linkerd-policy-validator.linkerd.svc",
      "linkerd-proxy-injector.linkerd.svc",
      "linkerd-sp-validator.linkerd.svc",
    ]);
  });

  it("does not wait for pods that no node will run", () => {
    const empty = programs.cluster(
      clusterArgs({
        linkerd: { cni: true, controlPlane: true },
        nodeGroups: [nodeGroup({ scaling: { min: 0, max: 4, desired: 0 } })],
      }),
    );
    assert.equal(empty.inputs("Release", CONTROL_PLANE)["skipAwait"], true);
  });
});

describe("Linkerd's identity", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("rotates the anchor in steps: both trusted, then the new one signs, then the old one goes", () => {
    const step = (generations: string) =>
      programs.record(alone(`identity: { trustAnchorGenerations: ${generations}, generation: 2 }`));
    const both = step("[1, 2]");
    assert.deepEqual(both.names("LocallySignedCert"), ["mesh-issuer-2"]);
    const anchors = String(valuesOf(both, "mesh-control-plane")["identityTrustAnchorsPEM"]);
    assert.equal(anchors.match(/BEGIN CERTIFICATE/g)?.length, 2);
    const signer = (made: Recorded, anchor: string) =>
      made
        .one("LocallySignedCert")
        .dependsOn.includes(made.one("SelfSignedCert", `mesh-trust-anchor-${anchor}`).urn);
    assert.deepEqual([signer(both, "1"), signer(both, "2")], [true, false]);
    const swapped = step("[2, 1]");
    assert.deepEqual([signer(swapped, "1"), signer(swapped, "2")], [false, true]);
    assert.deepEqual(
      step("[2]")
        .names("SelfSignedCert")
        .filter((name) => name.includes("anchor")),
      ["mesh-trust-anchor-2"],
    );
  });

  it("can be given up by whoever says so", () => {
    const made = programs.record(alone("identity: { protect: false }"));
    assert.notEqual(made.one("PrivateKey", "mesh-trust-anchor-1").options["protect"], true);
  });

  it("that is brought makes nothing but the webhooks' certificates, and never shows the key", () => {
    const made = programs.record(
      alone(
        `identity: ${JSON.stringify({
          source: "provided",
          trustAnchorsPem: ANCHOR.pem,
          issuerCertificatePem: ISSUER.pem,
          issuerKeyPem: ISSUER.keyPem,
        })}`,
      ),
    );
    assert.deepEqual(made.rules("error"), []);
    assert.deepEqual(made.names("LocallySignedCert"), []);
    assert.equal(made.all("SelfSignedCert").length, 3);
    const values = valuesOf(made, "mesh-control-plane");
    assert.equal(values["identityTrustAnchorsPEM"], ANCHOR.pem);
    assert.deepEqual(values["identity"], {
      issuer: { scheme: "linkerd.io/tls", tls: { crtPEM: ISSUER.pem, keyPEM: "[secret]" } },
    });
    const [line = ""] = ISSUER.keyPem.split("\n").slice(1);
    assert.ok(!filesOf(made).includes(line));
  });

  it("of cert-manager leaves the issuer to it and does not wait for its Secret", () => {
    const made = programs.record(
      alone(`identity: { source: "certManager", trustAnchorsPem: ${JSON.stringify(ANCHOR.pem)} }`),
    );
    assert.deepEqual(valuesOf(made, "mesh-control-plane")["identity"], {
      issuer: { scheme: "kubernetes.io/tls" },
    });
    assert.equal(made.inputs("Release", "mesh-control-plane")["skipAwait"], true);
    assert.equal(made.inputs("Release", "mesh-crds")["skipAwait"], false);
  });

  it("that is known later is judged before the release, without a word of the key", () => {
    const other = makeCertificate({ name: "other" });
    const said = programs.refusal(
      alone(
        `identity: { source: "provided", trustAnchorsPem: ${JSON.stringify(ANCHOR.pem)}, ` +
          `issuerCertificatePem: pulumi.output(${JSON.stringify(ISSUER.pem)}), ` +
          `issuerKeyPem: pulumi.secret(${JSON.stringify(other.keyPem)}) }`,
      ),
    );
    assert.match(said, /is not the key of the certificate in issuerCertificatePem/);
    assert.doesNotMatch(said, /PRIVATE KEY-----\s*MIG/);
  });
});

describe("the end of a generated certificate", () => {
  const said = (end: string) => endingSoon("Linkerd's issuer", end, Date.parse("2026-11-24"));

  it("is announced for sixty days, and told afterwards", () => {
    assert.equal(said("2027-01-23T00:00:00Z"), undefined);
    assert.match(
      said("2027-01-22T12:00:00Z") ?? "",
      /^Linkerd's issuer ends on 2027-01-22T12:00:00Z, in 59 days$/,
    );
    assert.match(said("2026-11-24T01:00:00+00:00") ?? "", /in 0 days$/);
    assert.match(said("2026-11-23T23:00:00Z") ?? "", /^Linkerd's issuer ended on 2026-11-23/);
  });
});

describe("Linkerd on any cluster", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("installs the enterprise edition's charts from its repository", () => {
    const made = programs.record(
      alone('edition: "enterprise", controlPlaneVersion: "2.20.2", licenseSecret: "l5d"'),
    );
    assert.deepEqual(made.rules("error"), []);
    const { inputs } = made.one("Release", "mesh-control-plane");
    assert.deepEqual(
      [inputs["chart"], inputs["version"], inputs["repositoryOpts"]],
      ["linkerd-enterprise-control-plane", "2.20.2", { repo: "https://helm.buoyant.cloud" }],
    );
    assert.equal(made.inputs("Release", "mesh-crds")["chart"], "linkerd-enterprise-crds");
    assert.equal(valuesOf(made, "mesh-control-plane")["licenseSecret"], "l5d");
  });

  it("leaves the Gateway API's CRDs to whoever installs them", () => {
    const made = programs.record(alone("gatewayApiCrds: false"));
    assert.deepEqual(made.names("Command"), []);
  });

  it("takes values that are known later, as they are", () => {
    const made = programs.record(
      alone(
        'controlPlaneValues: { clusterDomain: pulumi.output("mesh.local"), proxy: { logLevel: "debug" } }',
      ),
    );
    const values = valuesOf(made, "mesh-control-plane");
    assert.equal(values["clusterDomain"], "mesh.local");
    const proxy = values["proxy"] as Record<string, unknown>;
    assert.deepEqual([proxy["logLevel"], proxy["nativeSidecar"]], ["debug", true]);
  });

  it("refuses to guess a cluster", () => {
    const said = programs.refusal(alone("").replace(", { providers: [kubernetes] }", ""));
    assert.match(said, /Linkerd "mesh": no Kubernetes provider was passed/);
  });
});

import assert from "node:assert/strict";
import {
  LINKERD_WEBHOOKS,
  linkerdControlPlaneValues,
  linkerdCrdsValues,
  mergeValues,
} from "../../../charts";
import { SUPPORTED_CHARTS } from "../../../pins/supported-charts";
import type { Document, LinkerdSettings } from "../../../spec/cluster-input";
import { resolveLinkerd } from "../../../spec/resolve";
import { ANCHOR, ISSUER } from "../../rules/certificate-fixture";
import { ensureTools } from "../tools/ensure";
import { findChart } from "./charts-folder";
import { objectOf, renderChart, type Rendered } from "./helm";

const RELEASE = { release: "linkerd-control-plane", namespace: "linkerd", kubeVersion: "1.35.0" };
const MADE = { certificatePem: ISSUER.pem, keyPem: ISSUER.keyPem };

function valuesOf(difference: Partial<LinkerdSettings>, issuer = MADE): Document {
  const linkerd = resolveLinkerd({ cni: true, controlPlane: true, ...difference });
  return linkerdControlPlaneValues(linkerd, {
    trustAnchorsPem: ANCHOR.pem,
    ...(difference.identity?.source === "certManager" ? {} : { issuer }),
    webhooks: Object.fromEntries(LINKERD_WEBHOOKS.map(({ key }) => [key, MADE])),
  });
}

const VARIANTS: Readonly<Record<string, Partial<LinkerdSettings>>> = {
  "with linkerd-cni": {},
  "with init containers": { cni: false },
  "with cert-manager's issuer": { identity: { source: "certManager" } },
};

/** The pod template of each Deployment: what a change of it restarts. */
function templates({ objects }: Rendered): ReadonlyMap<string, string> {
  return new Map(
    objects
      .filter(({ kind }) => kind === "Deployment")
      .map((object) => [String(object["metadata"].name), JSON.stringify(object["spec"].template)]),
  );
}

/** Real Helm renders the real charts with our values. */
for (const version of SUPPORTED_CHARTS["linkerd-control-plane"]) {
  describe(`the chart linkerd-control-plane ${version}`, () => {
    let render: (values: Document, chart?: string) => Rendered;

    before(function () {
      const helm = ensureTools("helm", ["helm"])?.get("helm");
      const charts = ["linkerd-control-plane", "linkerd-crds"].map((chart) => {
        const found = findChart(chart, version);
        if ("missing" in found) {
          process.stdout.write(`SKIP helm: ${chart} ${version}: ${found.missing}\n`);
        }
        return found;
      });
      if (helm === undefined || charts.some((chart) => "missing" in chart)) {
        this.skip();
      }
      const folder = (chart: string) => {
        const found = findChart(chart, version);
        return "missing" in found ? "" : found.folder;
      };
      render = (values, chart = "linkerd-control-plane") =>
        renderChart(helm, folder(chart), values, RELEASE);
    });

    for (const [name, difference] of Object.entries(VARIANTS)) {
      it(`takes our values ${name}, and renders them alike twice`, () => {
        const values = valuesOf(difference);
        const rendered = render(values);
        assert.equal(rendered.status, 0, rendered.message);
        assert.equal(render(values).text, rendered.text);
      });
    }

    it("would make new webhook certificates at each render without ours", () => {
      const bare = mergeValues(valuesOf({}), {
        proxyInjector: { crtPEM: "", keyPEM: "", caBundle: "" },
      });
      assert.notEqual(render(bare).text, render(bare).text);
    });

    it("puts the issuer where the identity reads it, and its key nowhere else", () => {
      const rendered = render(valuesOf({}));
      const { data } = objectOf(rendered, "Secret", "linkerd-identity-issuer") as {
        data: Record<string, string>;
      };
      assert.equal(Buffer.from(data["crt.pem"] ?? "", "base64").toString(), ISSUER.pem.trim());
      const [, line = ""] = ISSUER.keyPem.split("\n");
      const others = rendered.objects.filter(({ kind }) => kind !== "Secret");
      assert.ok(!JSON.stringify(others).includes(line));
      const config = objectOf(rendered, "ConfigMap", "linkerd-identity-trust-roots");
      assert.equal(config["data"]["ca-bundle.crt"], ANCHOR.pem.trim());
    });

    it("makes no issuer's Secret where cert-manager makes it", () => {
      const { objects } = render(valuesOf({ identity: { source: "certManager" } }));
      const names = objects.map((object) => String(object["metadata"].name));
      assert.ok(!names.includes("linkerd-identity-issuer"));
      assert.ok(names.includes("linkerd-identity-trust-roots"));
    });

    it("restarts nothing for a new issuer, and everything for a new trust anchor", () => {
      const before = templates(render(valuesOf({})));
      const issuer = render(valuesOf({}, { certificatePem: ANCHOR.pem, keyPem: ANCHOR.keyPem }));
      assert.deepEqual(templates(issuer), before);
      const anchors = mergeValues(valuesOf({}), { identityTrustAnchorsPEM: ISSUER.pem });
      const after = templates(render(anchors));
      for (const [name, template] of before) assert.notEqual(after.get(name), template, name);
      assert.equal(before.size, 3);
    });

    it("refuses plain where its own init container makes the rules", () => {
      const values = mergeValues(valuesOf({ cni: false }), {
        proxyInit: { iptablesMode: "plain" },
      });
      assert.match(render(values).message, /Unsupported value "plain" for proxyInit\.iptablesMode/);
    });

    it("has the CRDs of Linkerd alone in the chart before it", () => {
      const rendered = render(linkerdCrdsValues(resolveLinkerd({ cni: true })), "linkerd-crds");
      assert.equal(rendered.status, 0, rendered.message);
      const groups = new Set(rendered.objects.map((object) => String(object["spec"].group)));
      assert.deepEqual([...groups].sort(), [
        "linkerd.io",
        "policy.linkerd.io",
        "workload.linkerd.io",
      ]);
    });
  });
}

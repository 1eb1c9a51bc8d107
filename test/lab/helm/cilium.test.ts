import assert from "node:assert/strict";
import { ciliumValues } from "../../../charts";
import { SUPPORTED_CHARTS } from "../../../pins/supported-charts";
import { Encryption, IpFamily } from "../../../spec/choices";
import type { Document } from "../../../spec/cluster-input";
import { cniSpec, CONTEXT } from "../../charts/cilium-fixture";
import { ensureTools } from "../tools/ensure";
import { findChart } from "./charts-folder";
import { objectOf, renderChart, type Rendered } from "./helm";

const RELEASE = { release: "cilium", namespace: "kube-system", kubeVersion: "1.35.0" };

const VARIANTS = {
  default: {},
  "without kube-proxy replacement": { kubeProxyReplacement: false },
  "with Hubble": { hubble: true },
  "with masquerading": { masquerade: true },
  "with WireGuard": { encryption: Encryption.Wireguard },
} as const;

/** Real Helm renders the real chart with our values: the schema, the chart's own checks and the templates judge. */
for (const version of SUPPORTED_CHARTS.cilium) {
  describe(`the chart cilium ${version}`, () => {
    let render: (values: Document) => Rendered;

    before(function () {
      const helm = ensureTools("helm", ["helm"])?.get("helm");
      const chart = findChart("cilium", version);
      if ("missing" in chart)
        process.stdout.write(`SKIP helm: cilium ${version}: ${chart.missing}\n`);
      if (helm === undefined || "missing" in chart) {
        this.skip();
      }
      render = (values) => renderChart(helm, chart.folder, values, RELEASE);
    });

    for (const [name, variant] of Object.entries(VARIANTS)) {
      it(`takes our values ${name}, and renders them alike twice`, () => {
        for (const ipFamily of Object.values(IpFamily)) {
          const values = ciliumValues(cniSpec({ version, ...variant }), { ...CONTEXT, ipFamily });
          const rendered = render(values);
          assert.equal(rendered.status, 0, rendered.message);
          // Up to 1.18 Helm itself makes Hubble's certificates; on a cluster it looks up the ones that are there.
          const stable = !("hubble" in variant) || values["hubble"].tls.auto.method === "cronJob";
          if (stable) assert.equal(render(values).text, rendered.text);
        }
      });
    }

    it("tells the agent what linkerd-cni and EKS need", () => {
      const rendered = render(ciliumValues(cniSpec({ version }), CONTEXT));
      const { data } = objectOf(rendered, "ConfigMap", "cilium-config") as {
        data: Record<string, string>;
      };
      const expected = {
        ipam: "eni",
        "routing-mode": "native",
        "enable-ipv4-masquerade": "false",
        "aws-enable-prefix-delegation": "true",
        "cluster-name": cniSpec().ciliumClusterName,
        "cni-exclusive": "false",
        "custom-cni-conf": "false",
        "kube-proxy-replacement": "true",
        "bpf-lb-sock-hostns-only": "true",
        "enable-endpoint-routes": "true",
        "set-cilium-node-taints": "true",
        "remove-cilium-node-taints": "true",
        "mesh-auth-enabled": "false",
        "policy-default-local-cluster": "true",
      };
      const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, data[key]]));
      assert.deepEqual(actual, expected);
    });

    it("gives the operator its role, region and tolerations, and no credentials of a Secret", () => {
      const rendered = render(ciliumValues(cniSpec({ version }), CONTEXT));
      const account = objectOf(rendered, "ServiceAccount", "cilium-operator");
      assert.equal(
        account["metadata"].annotations["eks.amazonaws.com/role-arn"],
        CONTEXT.operatorRoleArn,
      );
      const { spec } = objectOf(rendered, "Deployment", "cilium-operator")["spec"].template;
      const env = spec.containers[0].env as { name: string; value?: string }[];
      assert.equal(env.find(({ name }) => name === "AWS_REGION")?.value, CONTEXT.region);
      assert.ok(!env.some(({ name }) => name === "AWS_ACCESS_KEY_ID"));
      assert.equal(spec.hostNetwork, true);
      const tolerated = (spec.tolerations as { key: string }[]).map(({ key }) => key);
      assert.ok(tolerated.includes("node.cilium.io/agent-not-ready"));
      assert.ok(tolerated.includes("node.kubernetes.io/not-ready"));
    });

    it("has no hook that would wait for a node, and nothing that Bottlerocket refuses", () => {
      const rendered = render(ciliumValues(cniSpec({ version, hubble: true }), CONTEXT));
      assert.ok(!rendered.text.includes("helm.sh/hook"));
      assert.ok(!rendered.text.includes("apply-sysctl-overwrites"));
      assert.ok(!rendered.objects.some((object) => object["metadata"].name === "cilium-node-init"));
    });

    it("is a judge that can say no", () => {
      const values = ciliumValues(cniSpec({ version }), CONTEXT);
      const mistyped = render({ ...values, eni: { enabled: "yes" } });
      assert.notEqual(mistyped.status, 0);
      const nameless = render({ ...values, cluster: { name: "Not_A_Name" } });
      assert.match(nameless.message, /cluster name is invalid/);
    });
  });
}

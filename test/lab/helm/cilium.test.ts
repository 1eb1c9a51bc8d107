import assert from "node:assert/strict";
import { ciliumValues } from "../../../charts";
import { SUPPORTED_CHARTS } from "../../../pins/supported-charts";
import { CniMode, Encryption, IpFamily, TunnelProtocol } from "../../../spec/choices";
import type { CniSettingsBase, Document } from "../../../spec/cluster-input";
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
  "with bandwidth limits": { bandwidthManager: true },
  "with the Gateway API": { gatewayApi: true },
} as const;

/** Each mode with what it cannot do without, and what the agent must read of it; `undefined`: no such key. */
const OVERLAY = { mode: CniMode.Overlay, podCidr: "100.64.0.0/16" } as const;
const MODES = {
  eni: {
    settings: { mode: CniMode.Eni },
    agent: { ipam: "eni", "routing-mode": "native", "cni-chaining-mode": undefined },
    operator: "aws",
  },
  overlay: {
    settings: OVERLAY,
    agent: {
      ipam: "cluster-pool",
      "cluster-pool-ipv4-cidr": "100.64.0.0/16",
      "cluster-pool-ipv4-mask-size": "24",
      "routing-mode": "tunnel",
      "tunnel-protocol": "vxlan",
      "enable-ipv4-masquerade": "true",
      "enable-endpoint-routes": undefined,
      "cni-chaining-mode": undefined,
    },
    operator: "generic",
  },
  "overlay by Geneve": {
    settings: { ...OVERLAY, tunnelProtocol: TunnelProtocol.Geneve, podCidrMaskSize: 26 },
    agent: { "tunnel-protocol": "geneve", "cluster-pool-ipv4-mask-size": "26" },
    operator: "generic",
  },
  chained: {
    settings: { mode: CniMode.Chained },
    agent: {
      ipam: "cluster-pool",
      "cluster-pool-ipv4-cidr": "198.18.0.0/15",
      "routing-mode": "native",
      "enable-endpoint-routes": "true",
      "enable-ipv4-masquerade": "false",
      "cni-chaining-mode": "aws-cni",
      "cni-exclusive": "false",
      "install-no-conntrack-iptables-rules": "false",
    },
    operator: "generic",
  },
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

    const configurationOf = (values: Document) => {
      const rendered = render(values);
      assert.equal(rendered.status, 0, rendered.message);
      return objectOf(rendered, "ConfigMap", "cilium-config")["data"] as Record<string, string>;
    };
    const pick = (data: Readonly<Record<string, string>>, keys: object) =>
      Object.fromEntries(Object.keys(keys).map((key) => [key, data[key]]));

    for (const [mode, { settings, agent, operator }] of Object.entries(MODES)) {
      const variants: Readonly<Record<string, Partial<CniSettingsBase>>> = mode.includes(" ")
        ? {}
        : VARIANTS;
      for (const [name, variant] of Object.entries(variants)) {
        it(`takes our values of ${mode} ${name}, and renders them alike twice`, () => {
          const families = mode === "eni" ? Object.values(IpFamily) : [IpFamily.Ipv4];
          for (const ipFamily of families) {
            const cni = cniSpec({ version, ...variant, ...settings });
            const values = ciliumValues(cni, { ...CONTEXT, ipFamily });
            const rendered = render(values);
            assert.equal(rendered.status, 0, rendered.message);
            // Up to 1.18 Helm itself makes Hubble's certificates; on a cluster it looks up the ones that are there.
            const stable = !("hubble" in variant) || values["hubble"].tls.auto.method === "cronJob";
            if (stable) assert.equal(render(values).text, rendered.text);
          }
        });
      }

      it(`tells the agent what ${mode} means, and takes the operator that it needs`, () => {
        const values = ciliumValues(cniSpec({ version, ...settings }), CONTEXT);
        assert.deepEqual(pick(configurationOf(values), agent), agent);
        const { spec } = objectOf(render(values), "Deployment", "cilium-operator")["spec"].template;
        assert.match(spec.containers[0].image as string, new RegExp(`/operator-${operator}:`));
      });
    }

    it("encrypts pods and not nodes, and lets chained pods have the tunnel's MTU", () => {
      for (const { settings } of Object.values(MODES)) {
        const cni = cniSpec({ version, encryption: Encryption.Wireguard, ...settings });
        const data = configurationOf(ciliumValues(cni, CONTEXT));
        assert.equal(data["enable-wireguard"], "true");
        assert.equal(data["encrypt-node"], undefined);
        assert.equal(
          data["enable-route-mtu-for-cni-chaining"],
          cni.mode === CniMode.Chained ? "true" : undefined,
        );
      }
    });

    it("makes the class of Gateways, and paces without BBR", () => {
      const cni = cniSpec({ version, gatewayApi: true, bandwidthManager: true });
      const values = ciliumValues(cni, CONTEXT);
      const expected = {
        "enable-gateway-api": "true",
        "enable-bandwidth-manager": "true",
        "enable-bbr": "false",
      };
      assert.deepEqual(pick(configurationOf(values), expected), expected);
      objectOf(render(values), "GatewayClass", "cilium");
      const auto = { ...values, gatewayAPI: { enabled: true } };
      assert.ok(!render(auto).objects.some((object) => object["kind"] === "GatewayClass"));
    });

    it("makes Hubble's certificates in the cluster, by a Job that is no hook", () => {
      const values = ciliumValues(cniSpec({ version, hubble: true }), CONTEXT);
      const rendered = render(values);
      const jobs = rendered.objects.filter(({ kind }) => kind === "Job");
      // Up to 1.18 the Job would be a hook that waits for a node: Helm makes the certificates there.
      const byHelm = values["hubble"].tls.auto.method === "helm";
      assert.equal(byHelm, version.startsWith("1.18."));
      assert.equal(jobs.length, byHelm ? 0 : 1);
      if (byHelm) return;
      assert.ok(!/^ {2}tls\.key: \S/m.test(rendered.text), "a key is in the manifest");
    });

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

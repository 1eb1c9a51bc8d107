import assert from "node:assert/strict";
import { linkerdCniPatch, linkerdCniValues, mergeValues } from "../../../charts";
import { PINS } from "../../../pins/pins";
import { SUPPORTED_CHARTS } from "../../../pins/supported-charts";
import { resolveLinkerd } from "../../../spec/resolve";
import { ensureTools } from "../tools/ensure";
import { findChart } from "./charts-folder";
import { objectOf, renderChart, type Rendered } from "./helm";

const RELEASE = { release: "linkerd-cni", namespace: "linkerd-cni", kubeVersion: "1.35.0" };

/** Real Helm renders the real chart with our values. */
for (const version of SUPPORTED_CHARTS["linkerd2-cni"]) {
  describe(`the chart linkerd2-cni ${version}`, () => {
    let rendered: Rendered;

    before(function () {
      const helm = ensureTools("helm", ["helm"])?.get("helm");
      const chart = findChart("linkerd2-cni", version);
      if ("missing" in chart) {
        process.stdout.write(`SKIP helm: linkerd2-cni ${version}: ${chart.missing}\n`);
      }
      if (helm === undefined || "missing" in chart) {
        this.skip();
      }
      const values = linkerdCniValues(resolveLinkerd({ cni: true, version }));
      rendered = renderChart(helm, chart.folder, values, RELEASE);
      assert.equal(rendered.status, 0, rendered.message);
    });

    it("tells the plugin to call the host's own iptables", () => {
      const { data } = objectOf(rendered, "ConfigMap", "linkerd-cni-config") as {
        data: Record<string, string>;
      };
      assert.match(data["cni_network_config"] ?? "", /"iptables-mode": "plain"/);
    });

    it("runs the pinned image, the repair controller's own command, and rolls with our hash", () => {
      const { metadata, spec } = objectOf(rendered, "DaemonSet", "linkerd-cni")["spec"].template;
      const containers = spec.containers as { name: string; image: string; command?: string[] }[];
      assert.deepEqual(
        containers.map(({ name }) => name),
        ["install-cni", "repair-controller"],
      );
      for (const { image } of containers) {
        assert.ok(image.endsWith(`:${PINS.images.linkerdCniPlugin.version}`));
      }
      assert.ok(containers[1]?.command?.some((word) => word.includes("repair-controller")));
      assert.equal(spec.priorityClassName, "system-node-critical");
      assert.match(metadata.labels["eks-cni.io/configuration"], /^[0-9a-f]{16}$/);
    });

    it("has the DaemonSet that the patch names, without what the patch adds", () => {
      const target = { name: "linkerd-cni", namespace: "linkerd-cni", revision: 1 };
      const daemonSet = objectOf(rendered, "DaemonSet", target.name);
      assert.equal(daemonSet["metadata"].namespace, target.namespace);
      assert.ok(!("hostNetwork" in daemonSet["spec"].template.spec));
      const patched = mergeValues(daemonSet, linkerdCniPatch(target));
      assert.equal(patched["spec"].template.spec.hostNetwork, true);
    });
  });
}

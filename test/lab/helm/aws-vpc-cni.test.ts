import assert from "node:assert/strict";
import { vpcCniValues, type VpcCniContext } from "../../../charts";
import { SUPPORTED_CHARTS } from "../../../pins/supported-charts";
import type { Document } from "../../../spec/cluster-input";
import { leafPaths } from "../../charts/cilium-fixture";
import { asChart, VPC_CNI_CONTEXT as CONTEXT } from "../../charts/vpc-cni-fixture";
import { ensureTools } from "../tools/ensure";
import { findChart } from "./charts-folder";
import { objectOf, renderChart, type Rendered } from "./helm";

const RELEASE = { release: "aws-vpc-cni", namespace: "kube-system", kubeVersion: "1.35.0" };

/** A container's variables by name. */
function variablesOf(container: Document): Record<string, string> {
  const env = container["env"] as { name: string; value?: string }[];
  return Object.fromEntries(env.map(({ name, value }) => [name, value ?? ""]));
}

/** The values without one leaf. */
function without(values: Document, path: readonly string[]): Document {
  const [key = "", ...rest] = path;
  const { [key]: below, ...others } = values;
  return rest.length === 0 ? others : { ...others, [key]: without(below as Document, rest) };
}

/** Real Helm renders the real chart with our values. It has no schema: what each value does in the objects is the judge. */
for (const version of SUPPORTED_CHARTS["aws-vpc-cni"]) {
  describe(`the chart aws-vpc-cni ${version}`, () => {
    let render: (values: Document) => Rendered;

    const values = (difference: Partial<VpcCniContext> = {}): Document =>
      vpcCniValues(asChart({ version }), { ...CONTEXT, region: "eu-south-1", ...difference });

    const daemonSet = (rendered: Rendered): Document =>
      objectOf(rendered, "DaemonSet", "aws-node")["spec"] as Document;

    before(function () {
      const helm = ensureTools("charts", ["helm"])?.get("helm");
      const chart = findChart("aws-vpc-cni", version);
      if ("missing" in chart)
        process.stdout.write(`SKIP charts: aws-vpc-cni ${version}: ${chart.missing}\n`);
      if (helm === undefined || "missing" in chart) {
        this.skip();
      }
      render = (given) => renderChart(helm, chart.folder, given, RELEASE);
    });

    it("renders our values alike twice, into objects with the names that EKS's own have", () => {
      const rendered = render(values());
      assert.equal(rendered.status, 0, rendered.message);
      assert.equal(render(values()).text, rendered.text);
      for (const kind of ["DaemonSet", "ServiceAccount", "ClusterRole", "ClusterRoleBinding"]) {
        objectOf(rendered, kind, "aws-node");
      }
      const role = objectOf(rendered, "ServiceAccount", "aws-node")["metadata"].annotations;
      assert.deepEqual(role, { "eks.amazonaws.com/role-arn": CONTEXT.roleArn });
      assert.ok(!rendered.text.includes("helm.sh/hook"));
    });

    it("selects its pods as EKS's own aws-node does, so that either can take over from the other", () => {
      assert.deepEqual(daemonSet(render(values()))["selector"], {
        matchLabels: { "k8s-app": "aws-node" },
      });
    });

    it("gives aws-node its environment, and its images from the cluster's region", () => {
      const { spec } = daemonSet(render(values({ prefixDelegation: true })))["template"];
      const [node, agent] = spec.containers as [Document, Document];
      const env = variablesOf(node);
      const expected = {
        ADDITIONAL_ENI_TAGS: '{"eks-cni/cluster-name":"dev"}',
        AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
        CLUSTER_ENDPOINT: CONTEXT.endpoint,
        CLUSTER_NAME: "dev",
        ENABLE_PREFIX_DELEGATION: "true",
        WARM_PREFIX_TARGET: "1",
      };
      assert.deepEqual(
        Object.fromEntries(Object.keys(expected).map((name) => [name, env[name]])),
        expected,
      );
      for (const container of [node, agent, spec.initContainers[0] as Document]) {
        assert.match(
          container["image"] as string,
          /^590381155156\.dkr\.ecr\.eu-south-1\.amazonaws\.com\//,
        );
      }
      assert.ok((agent["args"] as string[]).includes("--enable-network-policy=false"));
      assert.equal(spec.hostNetwork, true);
      assert.deepEqual(spec.tolerations, [{ operator: "Exists" }]);
    });

    it("may patch pods only where Calico reads what it writes there", () => {
      const verbs = (annotatePodIp: boolean): unknown => {
        const { rules } = objectOf(render(values({ annotatePodIp })), "ClusterRole", "aws-node");
        return (rules as Document[]).find(({ resources }) =>
          (resources as string[] | undefined)?.includes("pods"),
        )?.["verbs"];
      };
      assert.deepEqual(verbs(true), ["list", "watch", "get", "patch"]);
      assert.deepEqual(verbs(false), ["list", "watch", "get"]);
    });

    it("ignores none of our values: without any of them it renders something else, or the same default", () => {
      const ours = values({ annotatePodIp: true, prefixDelegation: true });
      const { text } = render(ours);
      const silent = leafPaths(ours)
        .map((path) => path.replace("annotations.eks.amazonaws.com/role-arn", "annotations"))
        .filter((path) => render(without(ours, path.split("."))).text === text);
      // Equal to the chart's defaults, and written so that they stay.
      assert.deepEqual(silent, [
        "env.WARM_PREFIX_TARGET",
        "enableNetworkPolicy",
        "image.domain",
        "init.image.domain",
        "nodeAgent.image.domain",
      ]);
    });
  });
}

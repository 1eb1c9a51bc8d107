import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { CILIUM_REASONS, ChartValuesError, ciliumValues, unknownKeys } from "../../charts";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { CniKind, CniMode, Encryption, IpFamily, TunnelProtocol } from "../../spec/choices";
import type { Document } from "../../spec/cluster-input";
import { assertGolden } from "../golden";
import { cniSpec, CONTEXT, deepFreeze, leafPaths } from "./cilium-fixture";

/** Every choice that changes which keys are written, alone and against the others. */
const VARIANTS = [
  {},
  { kubeProxyReplacement: false },
  { hubble: true },
  { masquerade: true },
  { prefixDelegation: false },
  { encryption: Encryption.Wireguard },
  { bandwidthManager: true },
  { gatewayApi: true },
] as const;

/** The modes, each with what it cannot do without. */
const MODES = [
  { mode: CniMode.Eni },
  { mode: CniMode.Overlay, podCidr: "100.64.0.0/16" },
  { mode: CniMode.Chained },
] as const;

function golden(name: string, values: Document): Document {
  const text = stringify(values);
  assertGolden(`helm/${name}.yaml`, text);
  const parsed: unknown = parse(text);
  assert.deepEqual(parsed, values);
  return values;
}

describe("ciliumValues", () => {
  it("lets linkerd-cni change the conflist and keeps its proxy in sight of Services", () => {
    const values = golden("cilium-default", ciliumValues(cniSpec(), CONTEXT));
    assert.equal(values["cni"].exclusive, false);
    assert.equal(values["socketLB"].hostNamespaceOnly, true);
  });

  it("keeps a proxy without linkerd-cni in sight of Services too, and the conflist to itself", () => {
    const values = ciliumValues(cniSpec(), { ...CONTEXT, linkerdCni: false, linkerd: true });
    assert.equal(values["cni"].exclusive, true);
    assert.equal(values["socketLB"].hostNamespaceOnly, true);
  });

  it("leaves Services to kube-proxy without kube-proxy replacement", () => {
    const cni = cniSpec({ kubeProxyReplacement: false });
    const values = golden("cilium-no-kube-proxy-replacement", ciliumValues(cni, CONTEXT));
    assert.equal(values["kubeProxyReplacement"], "false");
    assert.ok(!("k8sServiceHost" in values) && !("socketLB" in values));
  });

  it("keeps Hubble's certificates out of the rendered values", () => {
    const values = golden("cilium-hubble", ciliumValues(cniSpec({ hubble: true }), CONTEXT));
    assert.equal(values["hubble"].tls.auto.method, "cronJob");
  });

  it("gives the user's values the last word, lists as a whole", () => {
    const tolerations = [{ operator: "Exists" }];
    const own = { operator: { tolerations, replicas: 1 }, bpf: { masquerade: true } };
    const values = golden("cilium-user-values", ciliumValues(cniSpec({ values: own }), CONTEXT));
    assert.deepEqual(values["operator"].tolerations, tolerations);
    assert.equal(values["operator"].removeNodeTaints, true);
  });

  it("takes pods' ENIs from tagged subnets, and no role with Pod Identity", () => {
    const { operatorRoleArn, ...context } = CONTEXT;
    assert.ok(operatorRoleArn !== undefined);
    const cni = cniSpec({ podSubnetTags: { zone: "a", "eks-cni/pods": "true" } });
    const values = golden("cilium-pod-subnets-pod-identity", ciliumValues(cni, context));
    assert.deepEqual(values["eni"].nodeSpec.subnetTags, ["eks-cni/pods=true", "zone=a"]);
    assert.ok(!("iamRole" in values["eni"]));
  });

  it("refuses tagged subnets where the chart would ignore them", () => {
    const cni = cniSpec({ version: "1.18.12", podSubnetTags: { pods: "true" } });
    assert.throws(
      () => ciliumValues(cni, CONTEXT),
      (error) => error instanceof ChartValuesError && error.code === "needs-newer-chart",
    );
  });

  it("gives an overlay its own pool and masquerades, and its operator no role and no region", () => {
    const cni = cniSpec({ mode: CniMode.Overlay, podCidr: "100.64.0.0/16" });
    const values = golden("cilium-overlay", ciliumValues(cni, CONTEXT));
    assert.deepEqual(values["ipam"].operator.clusterPoolIPv4PodCIDRList, ["100.64.0.0/16"]);
    assert.equal(values["enableIPv4Masquerade"], true);
    assert.ok(!("eni" in values) && !("extraEnv" in values["operator"]));
  });

  it("tunnels by Geneve inside WireGuard, with a pool for smaller nodes", () => {
    const cni = cniSpec({
      mode: CniMode.Overlay,
      podCidr: "100.64.0.0/16",
      podCidrMaskSize: 26,
      tunnelProtocol: TunnelProtocol.Geneve,
      encryption: Encryption.Wireguard,
      kubeProxyReplacement: false,
    });
    const values = golden("cilium-overlay-geneve-wireguard", ciliumValues(cni, CONTEXT));
    assert.equal(values["tunnelProtocol"], "geneve");
    assert.equal(values["ipam"].operator.clusterPoolIPv4MaskSize, 26);
    assert.ok(!("enableRouteMTUForCNIChaining" in values["cni"]));
  });

  it("leaves addresses and masquerading to aws-vpc-cni below, whoever else shares the conflist", () => {
    const cni = cniSpec({ mode: CniMode.Chained, masquerade: true });
    const values = golden("cilium-chained", ciliumValues(cni, { ...CONTEXT, linkerdCni: false }));
    assert.equal(values["cni"].chainingMode, "aws-cni");
    assert.equal(values["cni"].exclusive, false);
    assert.equal(values["enableIPv4Masquerade"], false);
    assert.ok(!("eni" in values));
  });

  it("gives Cilium's own interface no address that a pod of aws-vpc-cni may have", () => {
    const values = ciliumValues(cniSpec({ mode: CniMode.Chained }), CONTEXT);
    const [pool] = values["ipam"].operator.clusterPoolIPv4PodCIDRList as string[];
    assert.match(pool ?? "", /^198\.18\./);
  });

  it("keeps encrypted packets of aws-vpc-cni's pods whole", () => {
    const cni = cniSpec({ mode: CniMode.Chained, encryption: Encryption.Wireguard });
    const values = golden("cilium-chained-wireguard", ciliumValues(cni, CONTEXT));
    assert.equal(values["cni"].enableRouteMTUForCNIChaining, true);
    assert.equal(values["encryption"].nodeEncryption, false);
  });

  it("makes the class of Gateways without asking the cluster, and paces pods without BBR", () => {
    const cni = cniSpec({ gatewayApi: true, bandwidthManager: true });
    const values = golden("cilium-gateway-api-bandwidth", ciliumValues(cni, CONTEXT));
    assert.equal(values["gatewayAPI"].gatewayClass.create, "true");
    assert.deepEqual(values["bandwidthManager"], { enabled: true, bbr: false });
  });

  it("has no values for a mode that Cilium has not", () => {
    const cni = { ...cniSpec(), mode: CniMode.PolicyOnly };
    assert.throws(() => ciliumValues(cni, CONTEXT), ChartValuesError);
  });

  it("has no values for another CNI", () => {
    const calico = { ...cniSpec(), kind: CniKind.Calico };
    assert.throws(() => ciliumValues(calico, CONTEXT), ChartValuesError);
  });

  it("never has two operator replicas for one node, and never none", () => {
    const replicas = (nodeCount: number): unknown =>
      ciliumValues(cniSpec(), { ...CONTEXT, nodeCount })["operator"].replicas;
    assert.deepEqual([0, 1, 2, 9].map(replicas), [1, 1, 2, 2]);
  });

  it("makes certificates by Helm where the Job would be an install hook that waits for a node", () => {
    const values = ciliumValues(cniSpec({ hubble: true, version: "1.18.12" }), CONTEXT);
    assert.equal(values["hubble"].tls.auto.method, "helm");
  });

  it("keeps other CNIs out of the conflist where linkerd-cni does not come", () => {
    const values = ciliumValues(cniSpec(), { ...CONTEXT, linkerdCni: false });
    assert.equal(values["cni"].exclusive, true);
    assert.ok(!("socketLB" in values));
  });

  it("masquerades no IPv6, for which the chart would ask a CIDR", () => {
    const cni = cniSpec({ masquerade: true });
    const values = ciliumValues(cni, { ...CONTEXT, ipFamily: IpFamily.Ipv6 });
    assert.equal(values["enableIPv6Masquerade"], false);
    assert.equal(values["enableIPv4Masquerade"], true);
  });

  for (const version of SUPPORTED_CHARTS.cilium) {
    it(`writes only keys, and types, that chart ${version} reads`, () => {
      for (const variant of VARIANTS.flatMap((one) => MODES.map((mode) => ({ ...one, ...mode })))) {
        for (const ipFamily of Object.values(IpFamily)) {
          const values = ciliumValues(cniSpec({ version, ...variant }), { ...CONTEXT, ipFamily });
          assert.deepEqual(unknownKeys("cilium", version, values), {
            checked: true,
            against: version,
            exact: true,
            unknown: [],
            mistyped: [],
          });
        }
      }
    });
  }

  it("has a reason for every value", () => {
    const reasons = Object.keys(CILIUM_REASONS);
    const tagged = { podSubnetTags: { pods: "true" } };
    const context = { ...CONTEXT, ipFamily: IpFamily.Ipv6 };
    for (const mode of MODES) {
      for (const variant of [...VARIANTS, tagged]) {
        const paths = leafPaths(ciliumValues(cniSpec({ ...variant, ...mode }), context));
        assert.deepEqual(
          paths.filter((path) => !reasons.includes(path)),
          [],
        );
      }
    }
  });

  it("changes no argument and gives the same values for the same arguments", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("bpf", "eni", "operator", "note"), fc.jsonValue()),
        fc.boolean(),
        fc.nat(5),
        (own, kubeProxyReplacement, nodeCount) => {
          const cni = deepFreeze(cniSpec({ values: own, kubeProxyReplacement }));
          const context = deepFreeze({ ...CONTEXT, nodeCount });
          assert.equal(
            JSON.stringify(ciliumValues(cni, context)),
            JSON.stringify(ciliumValues(structuredClone(cni), context)),
          );
        },
      ),
    );
  });
});

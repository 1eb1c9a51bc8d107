import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import {
  CALICO_REASONS,
  type CalicoContext,
  calicoValues,
  ChartValuesError,
  unknownKeys,
} from "../../charts";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { CalicoDataplane, CniKind, CniMode } from "../../spec/choices";
import type { CniSettingsBase, Document } from "../../spec/cluster-input";
import type { CniSpec } from "../../spec/cluster-spec";
import { resolveCni } from "../../spec/resolve";
import { assertGolden } from "../golden";
import { deepFreeze, leafPaths } from "./cilium-fixture";

/** Calico on the default cluster, with a difference. */
function calico(difference: Partial<CniSettingsBase> = {}): CniSpec {
  const overlay = (difference.mode ?? CniMode.Overlay) === CniMode.Overlay;
  return resolveCni(
    {
      kind: CniKind.Calico,
      mode: CniMode.Overlay,
      ...(overlay ? { podCidr: "100.64.0.0/16" } : {}),
      ...difference,
    },
    "dev",
    "eu-central-1",
  );
}

const CONTEXT: CalicoContext = {
  apiServerHost: "0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
  nodeCount: 4,
  linkerdCni: true,
};

/** Every choice that changes which keys are written. */
const VARIANTS: readonly Partial<CniSettingsBase>[] = [
  {},
  { masquerade: false },
  { dataplane: CalicoDataplane.Bpf },
  { mode: CniMode.PolicyOnly },
  { mode: CniMode.PolicyOnly, dataplane: CalicoDataplane.Bpf },
];

function golden(name: string, values: Document): Document {
  const text = stringify(values);
  assertGolden(`helm/${name}.yaml`, text);
  const parsed: unknown = parse(text);
  assert.deepEqual(parsed, values);
  return values;
}

describe("calicoValues", () => {
  it("tunnels by VXLAN in a pool of its own, and leaves Services to kube-proxy", () => {
    const values = golden("calico-overlay", calicoValues(calico(), CONTEXT));
    const { calicoNetwork, cni } = values["installation"] as Document;
    assert.deepEqual(cni, { type: "Calico" });
    assert.equal(calicoNetwork.ipPools[0].cidr, "100.64.0.0/16");
    assert.equal(calicoNetwork.ipPools[0].encapsulation, "VXLAN");
    assert.equal(calicoNetwork.linuxDataplane, "Iptables");
    assert.ok(!("kubernetesServiceEndpoint" in values) && !("dnsPolicy" in values));
  });

  it("finds the API server without kube-proxy and without CoreDNS, and keeps Services in sight of Linkerd", () => {
    const cni = calico({ dataplane: CalicoDataplane.Bpf });
    const values = golden("calico-overlay-bpf", calicoValues(cni, CONTEXT));
    assert.deepEqual(values["kubernetesServiceEndpoint"], {
      host: CONTEXT.apiServerHost,
      port: "443",
    });
    assert.equal(values["dnsPolicy"], "Default");
    assert.equal(values["defaultFelixConfiguration"].bpfConnectTimeLoadBalancing, "Disabled");
  });

  it("gives out no addresses on aws-vpc-cni", () => {
    const cni = calico({ mode: CniMode.PolicyOnly });
    const values = golden("calico-policy-only", calicoValues(cni, CONTEXT));
    const { calicoNetwork, cni: plugin } = values["installation"] as Document;
    assert.deepEqual(plugin, { type: "AmazonVPC" });
    assert.deepEqual(calicoNetwork, { bgp: "Disabled", linuxDataplane: "Iptables" });
  });

  it("asks for the node's address also on aws-vpc-cni with eBPF, where the operator would look for 8.8.8.8", () => {
    const cni = calico({ mode: CniMode.PolicyOnly, dataplane: CalicoDataplane.Bpf });
    const values = golden("calico-policy-only-bpf", calicoValues(cni, CONTEXT));
    assert.deepEqual(values["installation"].calicoNetwork.nodeAddressAutodetectionV4, {
      kubernetes: "NodeInternalIP",
    });
  });

  it("says what becomes of pods' addresses outside, as the stack file does", () => {
    const values = calicoValues(calico({ masquerade: false }), CONTEXT);
    assert.equal(values["installation"].calicoNetwork.ipPools[0].natOutgoing, "Disabled");
  });

  it("leaves Linkerd's setting out where linkerd-cni does not come", () => {
    const cni = calico({ dataplane: CalicoDataplane.Bpf });
    const values = calicoValues(cni, { ...CONTEXT, linkerdCni: false });
    assert.ok(!("defaultFelixConfiguration" in values));
  });

  it("never has two API servers for one node, and never none", () => {
    const replicas = (nodeCount: number): unknown =>
      calicoValues(calico(), { ...CONTEXT, nodeCount })["installation"].controlPlaneReplicas;
    assert.deepEqual([0, 1, 2, 9].map(replicas), [1, 1, 2, 2]);
  });

  it("gives the user's values the last word, lists as a whole", () => {
    const ipPools = [{ cidr: "10.244.0.0/16", encapsulation: "VXLAN" }];
    const own = {
      installation: { calicoNetwork: { ipPools, mtu: 8900 } },
      whisker: { enabled: true },
    };
    const values = golden("calico-user-values", calicoValues(calico({ values: own }), CONTEXT));
    assert.deepEqual(values["installation"].calicoNetwork.ipPools, ipPools);
    assert.equal(values["installation"].calicoNetwork.bgp, "Disabled");
  });

  for (const [kind, mode] of [
    [CniKind.Cilium, CniMode.Overlay],
    [CniKind.Calico, CniMode.Eni],
    [CniKind.Calico, CniMode.Chained],
  ] as const) {
    it(`has no values for ${kind} with ${mode}`, () => {
      assert.throws(() => calicoValues({ ...calico(), kind, mode }, CONTEXT), ChartValuesError);
    });
  }

  for (const version of SUPPORTED_CHARTS["tigera-operator"]) {
    it(`writes only keys, and types, that chart ${version} and its CRDs take`, () => {
      for (const variant of VARIANTS) {
        const values = calicoValues(calico({ version, ...variant }), CONTEXT);
        assert.deepEqual(unknownKeys("tigera-operator", version, values), {
          checked: true,
          against: version,
          exact: true,
          unknown: [],
          mistyped: [],
        });
      }
    });
  }

  it("has a reason for every value, and no reason without one", () => {
    const written = new Set(
      VARIANTS.flatMap((variant) => leafPaths(calicoValues(calico(variant), CONTEXT))),
    );
    assert.deepEqual([...written].sort(), Object.keys(CALICO_REASONS).sort());
  });

  it("changes no argument and gives the same values for the same arguments", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("installation", "apiServer", "note"), fc.jsonValue()),
        fc.constantFrom(...VARIANTS),
        fc.nat(5),
        (own, variant, nodeCount) => {
          const cni = deepFreeze(calico({ ...variant, values: own }));
          const context = deepFreeze({ ...CONTEXT, nodeCount });
          assert.deepEqual(calicoValues(cni, context), calicoValues(cni, context));
        },
      ),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import {
  ChartValuesError,
  eksImageRegistry,
  unknownKeys,
  VPC_CNI_CLUSTER_TAG,
  VPC_CNI_REASONS,
  type VpcCniContext,
  vpcCniAddonConfiguration,
  vpcCniAddonKeys,
  vpcCniValues,
} from "../../charts";
import { SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { VpcCniAs, VpcCniMode } from "../../spec/choices";
import type { Document } from "../../spec/cluster-input";
import { assertGolden } from "../golden";
import { deepFreeze, leafPaths } from "./cilium-fixture";
import { asChart, installed, VPC_CNI_CONTEXT as CONTEXT } from "./vpc-cni-fixture";

/** Every choice that changes which keys are written. */
const VARIANTS: readonly Partial<VpcCniContext>[] = [
  {},
  { prefixDelegation: true },
  { annotatePodIp: true, masquerade: true },
];

function golden(name: string, values: Document): Document {
  const text = stringify(values);
  assertGolden(`helm/${name}.yaml`, text);
  const parsed: unknown = parse(text);
  assert.deepEqual(parsed, values);
  return values;
}

/** A leaf of the values of a free map is that map's. */
function written(values: Document): string[] {
  return leafPaths(values).map((path) =>
    path.startsWith("serviceAccount.annotations.") ? "serviceAccount.annotations" : path,
  );
}

describe("vpcCniValues", () => {
  it("lets aws-node talk to the API without kube-proxy, under a role and a selector of its own", () => {
    const values = golden("aws-vpc-cni-chained", vpcCniValues(asChart(), CONTEXT));
    assert.equal(values["env"].CLUSTER_ENDPOINT, CONTEXT.endpoint);
    assert.equal(values["env"].CLUSTER_NAME, "dev");
    assert.equal(values["originalMatchLabels"], true);
    assert.deepEqual(values["serviceAccount"], {
      annotations: { "eks.amazonaws.com/role-arn": CONTEXT.roleArn },
    });
    assert.ok(!("ANNOTATE_POD_IP" in values["env"]));
  });

  it("gives nodes prefixes and keeps one spare, without which aws-node would not start", () => {
    const context = { ...CONTEXT, prefixDelegation: true };
    const values = golden("aws-vpc-cni-prefixes", vpcCniValues(asChart(), context));
    assert.equal(values["env"].ENABLE_PREFIX_DELEGATION, "true");
    assert.equal(values["env"].WARM_PREFIX_TARGET, "1");
  });

  it("tells Calico a pod's address at once, and leaves policies to it", () => {
    const context = { ...CONTEXT, annotatePodIp: true };
    const values = golden("aws-vpc-cni-policy-only", vpcCniValues(asChart(), context));
    assert.equal(values["env"].ANNOTATE_POD_IP, "true");
    assert.equal(values["enableNetworkPolicy"], "false");
  });

  it("names no role where Pod Identity brings it", () => {
    const { roleArn: _role, ...context } = CONTEXT;
    assert.ok(!("serviceAccount" in vpcCniValues(asChart(), context)));
  });

  it("takes all three images from the cluster's own region and partition", () => {
    for (const region of ["us-west-2", "eu-south-1", "cn-north-1", "us-gov-east-1"]) {
      const values = vpcCniValues(asChart(), { ...CONTEXT, region });
      for (const { image } of [values, values["init"], values["nodeAgent"]] as Document[]) {
        assert.deepEqual(image, eksImageRegistry(region));
        assert.equal(image?.["region"], region);
      }
    }
    assert.equal(eksImageRegistry("cn-north-1")?.domain, "amazonaws.com.cn");
  });

  it("leaves the images alone in a region whose registry is not known", () => {
    const values = vpcCniValues(asChart(), { ...CONTEXT, region: "ap-east-2" });
    assert.ok(!("image" in values) && !("init" in values));
  });

  it("says what becomes of pods' addresses outside, as the stack file does", () => {
    const snat = (masquerade: boolean): unknown =>
      vpcCniValues(asChart(), { ...CONTEXT, masquerade })["env"].AWS_VPC_K8S_CNI_EXTERNALSNAT;
    assert.deepEqual([snat(true), snat(false)], ["false", "true"]);
  });

  it("gives the user's values the last word, and joins their tags with the cluster's", () => {
    const values = {
      env: {
        ADDITIONAL_ENI_TAGS: '{"team":"network","eks-cni/cluster-name":"other"}',
        WARM_ENI_TARGET: 2,
      },
      image: { override: "registry.example.com/amazon-k8s-cni:v1.22.4" },
    };
    const built = golden("aws-vpc-cni-user-values", vpcCniValues(asChart({ values }), CONTEXT));
    assert.equal(built["env"].WARM_ENI_TARGET, 2);
    assert.equal(built["image"].override, values.image.override);
    assert.deepEqual(JSON.parse(built["env"].ADDITIONAL_ENI_TAGS as string), {
      team: "network",
      [VPC_CNI_CLUSTER_TAG]: "dev",
    });
  });

  for (const version of SUPPORTED_CHARTS["aws-vpc-cni"]) {
    it(`writes only keys that chart ${version} reads`, () => {
      for (const variant of VARIANTS) {
        const values = vpcCniValues(asChart({ version }), { ...CONTEXT, ...variant });
        assert.deepEqual(unknownKeys("aws-vpc-cni", version, values), {
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
    const paths = VARIANTS.flatMap((variant) => {
      const context = { ...CONTEXT, ...variant };
      return written(vpcCniValues(asChart(), context));
    });
    assert.deepEqual([...new Set(paths)].sort(), Object.keys(VPC_CNI_REASONS).sort());
  });

  for (const other of [
    installed(),
    { ...asChart(), mode: VpcCniMode.Absent },
    { ...asChart(), mode: VpcCniMode.Adopted },
  ]) {
    it(`has no values for ${other.mode} as ${String(other.as)}`, () => {
      assert.throws(() => vpcCniValues(other, CONTEXT), ChartValuesError);
    });
  }
});

describe("vpcCniAddonConfiguration", () => {
  it("has the settings of the chart, and nothing that is EKS's business", () => {
    const built = golden("vpc-cni-addon-chained", vpcCniAddonConfiguration(installed(), CONTEXT));
    const chart = vpcCniValues(asChart(), CONTEXT);
    const { CLUSTER_NAME: _ours, ...variables } = chart["env"] as Document;
    assert.deepEqual(built, { env: variables, enableNetworkPolicy: "false" });
  });

  it("annotates pods for Calico", () => {
    const context = { ...CONTEXT, annotatePodIp: true, prefixDelegation: true };
    const built = vpcCniAddonConfiguration(installed(), context);
    golden("vpc-cni-addon-policy-only", built);
    assert.equal(built["env"].ANNOTATE_POD_IP, "true");
  });

  it("writes switches and numbers as strings where EKS takes nothing else, and leaves the others", () => {
    const values = {
      env: { WARM_ENI_TARGET: 2, AWS_VPC_K8S_CNI_EXTERNALSNAT: false },
      init: { env: { DISABLE_TCP_EARLY_DEMUX: true } },
      nodeAgent: { metricsBindAddr: 8162 },
      enableWindowsIpam: false,
      livenessProbeTimeoutSeconds: 20,
      tolerations: [{ operator: "Exists" }],
    };
    const built = vpcCniAddonConfiguration(installed({ values }), CONTEXT);
    assert.equal(built["env"].WARM_ENI_TARGET, "2");
    assert.equal(built["env"].AWS_VPC_K8S_CNI_EXTERNALSNAT, "false");
    assert.equal(built["init"].env.DISABLE_TCP_EARLY_DEMUX, "true");
    assert.equal(built["nodeAgent"].metricsBindAddr, "8162");
    assert.equal(built["enableWindowsIpam"], "false");
    assert.equal(built["livenessProbeTimeoutSeconds"], 20);
    assert.deepEqual(built["tolerations"], values.tolerations);
  });

  it("writes only keys that EKS takes", () => {
    for (const variant of VARIANTS) {
      const built = vpcCniAddonConfiguration(installed(), { ...CONTEXT, ...variant });
      assert.deepEqual(vpcCniAddonKeys(built), { unknown: [], mistyped: [] });
    }
  });

  it("has nothing for a Helm release", () => {
    assert.throws(() => vpcCniAddonConfiguration(asChart(), CONTEXT), ChartValuesError);
  });

  it("changes no argument, and gives the same for the same arguments, whatever the values", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("env", "init", "nodeAgent", "note"), fc.jsonValue()),
        fc.constantFrom(...VARIANTS),
        fc.constantFrom(...Object.values(VpcCniAs)),
        (values, variant, as) => {
          const spec = deepFreeze(installed({ as, values }));
          const context = deepFreeze({ ...CONTEXT, ...variant });
          const build = as === VpcCniAs.Helm ? vpcCniValues : vpcCniAddonConfiguration;
          assert.deepEqual(build(spec, context), build(spec, context));
        },
      ),
    );
  });
});

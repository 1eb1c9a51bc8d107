import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import { EniSweep } from "../../../components/eni-sweep";
import { HealthGate, SecondaryEnis } from "../../../components/health-gate";
import { RolloutGate } from "../../../components/rollout-gate";
import { scriptText } from "../../../components/cluster-script";
import { register } from "./recorder";

// Under mocks: what is registered and with which inputs. Not proven here: aliases, and what the providers do.

const CONNECTION = {
  region: "eu-central-1",
  clusterName: "dev",
  endpoint: "https://0A1B.gr7.eu-central-1.eks.amazonaws.com",
  certificateAuthority: "Zm9v",
};
const ROLE = "arn:aws:iam::111122223333:role/deploy";
const COMMAND = "command:local:Command";

const inputsOf = async (type: string, program: Parameters<typeof register>[0]) => {
  const found = (await register(program)).filter((one) => one.type === type);
  assert.equal(found.length, 1);
  return found[0]?.inputs ?? {};
};
const environmentOf = (inputs: Record<string, unknown>) =>
  inputs["environment"] as Record<string, string>;

describe("EniSweep", () => {
  const sweep = (credentials?: { profileName?: string; roleArn?: string }) => () => [
    new EniSweep("sweep", {
      region: "eu-central-1",
      vpcId: "vpc-0aa",
      ciliumClusterName: "dev-0a1b2c3d",
      ...(credentials === undefined ? {} : { credentials }),
    }),
  ];

  it("is one command that works on destroy only, its whole script in the state", async () => {
    const registrations = await register(sweep());
    assert.deepEqual(
      registrations.map(({ type, name }) => [type, name]),
      [
        ["eks-cni:index:EniSweep", "sweep"],
        [COMMAND, "sweep"],
      ],
    );
    const inputs = registrations[1]?.inputs ?? {};
    assert.equal(inputs["create"], ":");
    assert.equal(inputs["update"], ":");
    assert.equal(inputs["delete"], scriptText("aws.sh", "eni-sweep.sh"));
    assert.equal("triggers" in inputs, false);
  });

  it("takes where and as whom, and nothing secret, from its arguments", async () => {
    assert.deepEqual(
      environmentOf(await inputsOf(COMMAND, sweep({ profileName: "prod", roleArn: ROLE }))),
      {
        AWS_REGION: "eu-central-1",
        AWS_PAGER: "",
        AWS_PROFILE: "prod",
        ROLE_ARN: ROLE,
        VPC_ID: "vpc-0aa",
        CILIUM_CLUSTER_NAME: "dev-0a1b2c3d",
      },
    );
    const plain = environmentOf(await inputsOf(COMMAND, sweep()));
    assert.equal("AWS_PROFILE" in plain || "ROLE_ARN" in plain, false);
  });
});

describe("RolloutGate", () => {
  const gate = (more: { revision?: string; timeoutSec?: number; nodeSelector?: string } = {}) =>
    inputsOf(COMMAND, () => [
      new RolloutGate("gate", {
        ...CONNECTION,
        revision: "r1",
        workloads: [
          { namespace: "kube-system", resource: "daemonset/cilium" },
          { namespace: "kube-system", resource: "deployment/cilium-operator" },
        ],
        ...more,
      }),
    ]);

  it("runs again for a new revision and for nothing else", async () => {
    assert.deepEqual((await gate())["triggers"], ["r1"]);
    const other = await gate({ timeoutSec: 60, nodeSelector: "cni=cilium" });
    assert.deepEqual(other["triggers"], ["r1"]);
    assert.equal(other["update"], ":");
    assert.equal("delete" in other, false);
  });

  it("passes the workloads as lines, and the selector and the limit as they are", async () => {
    const environment = environmentOf(await gate({ timeoutSec: 60, nodeSelector: "cni=cilium" }));
    assert.equal(
      environment["WORKLOADS"],
      "kube-system daemonset/cilium\nkube-system deployment/cilium-operator",
    );
    assert.equal(environment["BASE_SEC"], "60");
    assert.equal(environment["PER_NODE_SEC"], "0");
    assert.equal(environment["NODE_SELECTOR"], "cni=cilium");
  });
});

describe("HealthGate", () => {
  const gate =
    (more: { egressTarget?: string; image?: string; probes?: number } = {}) =>
    () => {
      const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
      return [
        new HealthGate(
          "gate",
          {
            ...CONNECTION,
            nodeGroupName: "general-abc",
            revision: "r1",
            secondaryEnis: SecondaryEnis.WhenAttached,
            ...more,
          },
          { providers: { kubernetes: provider } },
        ),
      ];
    };
  interface JobInputs {
    metadata: { name: string; namespace: string; annotations: Record<string, string> };
    spec: {
      completions: number;
      activeDeadlineSeconds: number;
      template: {
        spec: {
          nodeSelector: object;
          tolerations: object;
          automountServiceAccountToken: boolean;
          dnsPolicy: string;
          securityContext: object;
          containers: {
            image: string;
            env: { name: string; value?: string }[];
            securityContext: object;
            resources: object;
          }[];
        };
      };
    };
  }
  const jobOf = async (more = {}) =>
    (await inputsOf("kubernetes:batch/v1:Job", gate(more))) as unknown as JobInputs;

  it("is one Job on the node group and one command that sees it through", async () => {
    const registrations = await register(gate());
    assert.deepEqual(registrations.map(({ type }) => type).sort(), [
      COMMAND,
      "eks-cni:index:HealthGate",
      "kubernetes:batch/v1:Job",
      "pulumi:providers:kubernetes",
    ]);
    const job = registrations.find(({ type }) => type === "kubernetes:batch/v1:Job");
    const command = registrations.find(({ type }) => type === COMMAND)?.inputs ?? {};
    const environment = environmentOf(command);
    const { metadata, spec } = (job?.inputs ?? {}) as unknown as JobInputs;
    assert.deepEqual(command["triggers"], [metadata.name]);
    assert.equal(command["update"], ":");
    assert.equal(environment["JOB_NAME"], metadata.name);
    assert.deepEqual(JSON.parse(environment["JOB"] ?? ""), {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata,
      spec,
    });
  });

  it("runs on the group's nodes whatever their taints, for a limited time, and does not delete itself", async () => {
    const { metadata, spec } = await jobOf({ probes: 3 });
    assert.equal(metadata.annotations["pulumi.com/skipAwait"], "true");
    assert.equal(spec.completions, 3);
    assert.equal(spec.activeDeadlineSeconds, 300);
    assert.equal("ttlSecondsAfterFinished" in spec, false);
    assert.deepEqual(spec.template.spec.nodeSelector, {
      "eks.amazonaws.com/nodegroup": "general-abc",
    });
    assert.deepEqual(spec.template.spec.tolerations, [{ operator: "Exists" }]);
  });

  it("gives its pods no token, no privilege, no writable root and a bound on memory", async () => {
    const { spec } = (await jobOf()).spec.template;
    const [container] = spec.containers;
    assert.equal(spec.automountServiceAccountToken, false);
    assert.deepEqual(spec.securityContext, {
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(container?.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    assert.deepEqual(container?.resources, {
      requests: { cpu: "10m", memory: "32Mi" },
      limits: { memory: "64Mi" },
    });
  });

  it("probes the cluster's own API endpoint unless told otherwise, and resolves names without CoreDNS", async () => {
    const targetOf = ({ spec }: JobInputs) =>
      spec.template.spec.containers[0]?.env.find(({ name }) => name === "EGRESS_TARGET")?.value;
    const job = await jobOf();
    assert.equal(targetOf(job), "0A1B.gr7.eu-central-1.eks.amazonaws.com:443");
    assert.equal(job.spec.template.spec.dnsPolicy, "Default");
    assert.equal(
      targetOf(await jobOf({ egressTarget: "proxy.example:3128" })),
      "proxy.example:3128",
    );
  });

  it("refuses to run without a Kubernetes provider, and says what to pass", async () => {
    const program = () => [
      new HealthGate("gate", {
        ...CONNECTION,
        nodeGroupName: "general-abc",
        revision: "r1",
        secondaryEnis: SecondaryEnis.None,
      }),
    ];
    await assert.rejects(register(program), (error: Error) => {
      assert.match(error.message, /HealthGate "gate": no Kubernetes provider was passed/);
      assert.match(error.message, /write \{ providers: \{ kubernetes: provider \} \}/);
      return true;
    });
  });
});

import { createHash } from "node:crypto";
import type { types } from "@pulumi/kubernetes";
import { scriptText } from "./cluster-script";

/** Where the gate's pods run: a namespace that every cluster has and no mesh injects into. */
export const GATE_NAMESPACE = "kube-system";

/** Label that EKS gives the nodes of a managed group; the value is the group's real name. */
export const MANAGED_GROUP_LABEL = "eks.amazonaws.com/nodegroup";

/** How much longer than the probes the listening pods may live, in seconds, when nobody removes them. */
const PEERS_GRACE_SEC = 300;

/** `uid` of nobody. */
const NOBODY = 65534;

/** Everything that decides what the gate's pods do, resolved. */
export interface GateJobSettings {
  /** Label of the group's nodes, and its value. */
  readonly nodeGroupLabel: string;
  readonly nodeGroupName: string;
  readonly revision: string;
  readonly egressTarget: string;
  readonly image: string;
  readonly probes: number;
  readonly deadlineSec: number;
}

/** Name and manifests of a gate. */
export interface GateJobs {
  /** Changes whenever the CNI's configuration, the node group or what the pods do changes. */
  readonly jobName: string;
  /** `spec` of the probe Job. */
  readonly probeSpec: types.input.batch.v1.JobSpec;
  /** The Job of the two listening pods, with `@FIRST_NODE@` and `@SECOND_NODE@` for the script to fill in. */
  readonly peersJob: Manifest;
}

/** A Kubernetes Job as a manifest. */
export interface Manifest {
  readonly apiVersion: "batch/v1";
  readonly kind: "Job";
  readonly metadata: types.input.meta.v1.ObjectMeta;
  readonly spec: types.input.batch.v1.JobSpec;
}

/** `host:port` of a Kubernetes API's URL. */
export function egressTargetOf(endpoint: string): string {
  const authority = endpoint.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  return /:\d+$/.test(authority) ? authority : `${authority}:443`;
}

/** The Jobs of a gate. The same settings give the same name. */
export function buildGateJobs(settings: GateJobSettings): GateJobs {
  const hash = createHash("sha256")
    .update(JSON.stringify([settings.revision, probeSpec(settings, ""), peersSpec(settings, "")]))
    .digest("hex")
    .slice(0, 10);
  const jobName = `eks-cni-gate-${hash}`;
  return {
    jobName,
    probeSpec: probeSpec(settings, jobName),
    peersJob: {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: {
        name: `${jobName}-peers`,
        namespace: GATE_NAMESPACE,
        labels: labels(jobName, "peer"),
      },
      spec: peersSpec(settings, jobName),
    },
  };
}

function labels(jobName: string, component: string): Record<string, string> {
  return {
    "app.kubernetes.io/name": "eks-cni-health-gate",
    "app.kubernetes.io/instance": jobName,
    "app.kubernetes.io/component": component,
  };
}

/** Pods that may do nothing but open connections. */
function podTemplate(
  jobName: string,
  component: string,
  spec: Partial<types.input.core.v1.PodSpec>,
  container: types.input.core.v1.Container,
): types.input.core.v1.PodTemplateSpec {
  return {
    metadata: {
      labels: labels(jobName, component),
      annotations: { "linkerd.io/inject": "disabled" },
    },
    spec: {
      restartPolicy: "Never",
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      // The node's resolver: CoreDNS comes after the gate.
      dnsPolicy: "Default",
      terminationGracePeriodSeconds: 1,
      tolerations: [{ operator: "Exists" }],
      securityContext: {
        runAsNonRoot: true,
        runAsUser: NOBODY,
        runAsGroup: NOBODY,
        seccompProfile: { type: "RuntimeDefault" },
      },
      ...spec,
      containers: [
        {
          ...container,
          terminationMessagePolicy: "FallbackToLogsOnError",
          resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
        },
      ],
    },
  };
}

function probeSpec(settings: GateJobSettings, jobName: string): types.input.batch.v1.JobSpec {
  const fromField = (name: string, fieldPath: string) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  });
  return {
    completions: settings.probes,
    parallelism: settings.probes,
    // A node's first pod may come a moment too early; a network that is wrong stays wrong.
    backoffLimit: 3,
    activeDeadlineSeconds: settings.deadlineSec,
    // No ttlSecondsAfterFinished: a Job that deletes itself would be drift.
    template: podTemplate(
      jobName,
      "probe",
      {
        nodeSelector: { [settings.nodeGroupLabel]: settings.nodeGroupName },
        topologySpreadConstraints: [
          {
            topologyKey: "kubernetes.io/hostname",
            maxSkew: 1,
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: labels(jobName, "probe") },
          },
        ],
      },
      {
        name: "probe",
        image: settings.image,
        command: ["sh", "-c", scriptText("health-gate-probe.sh")],
        env: [
          fromField("POD_IP", "status.podIP"),
          fromField("NODE_NAME", "spec.nodeName"),
          { name: "EGRESS_TARGET", value: settings.egressTarget },
          {
            name: "PEERS",
            valueFrom: { configMapKeyRef: { name: `${jobName}-peers`, key: "peers" } },
          },
        ],
      },
    ),
  };
}

function peersSpec(settings: GateJobSettings, jobName: string): types.input.batch.v1.JobSpec {
  const onNode = (node: string) => ({
    matchFields: [{ key: "metadata.name", operator: "In", values: [node] }],
  });
  return {
    completions: 2,
    parallelism: 2,
    backoffLimit: 3,
    activeDeadlineSeconds: 2 * settings.deadlineSec + PEERS_GRACE_SEC,
    // This one is the script's, not Pulumi's: should the script be killed, Kubernetes cleans up.
    ttlSecondsAfterFinished: PEERS_GRACE_SEC,
    template: podTemplate(
      jobName,
      "peer",
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [onNode("@FIRST_NODE@"), onNode("@SECOND_NODE@")],
            },
          },
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                topologyKey: "kubernetes.io/hostname",
                labelSelector: { matchLabels: labels(jobName, "peer") },
              },
            ],
          },
        },
      },
      {
        name: "peer",
        image: settings.image,
        args: ["netexec", "--http-port=8080"],
        ports: [{ containerPort: 8080 }],
        readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
      },
    ),
  };
}

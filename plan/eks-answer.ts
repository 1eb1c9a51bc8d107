import type { Expanded } from "./expanded";
import type { Json } from "./plan";
import type { Recorded } from "./recorder";
import { isMap, type JsonMap, resourceReference, secret, UNKNOWN } from "./wire";

/** What the component's outputs are made of. */
export interface EksParts {
  readonly cluster: Recorded;
  readonly kubernetes: Recorded;
  readonly role: Recorded;
  readonly args: JsonMap;
  readonly region: string;
}

/** The outputs of a bare `eks.Cluster` (pulumi/pulumi-eks: nodejs/eks/cluster/cluster.ts, v4.3.0). */
export function answerEksCluster(parts: EksParts): Expanded {
  const { cluster, kubernetes, role, args, region } = parts;
  const { vpcConfig, identities } = cluster.properties;
  const groupId = (isMap(vpcConfig) ? vpcConfig["clusterSecurityGroupId"] : undefined) ?? UNKNOWN;
  const issuer = issuerOf(identities);
  const kubeconfig = kubeconfigOf(cluster, args, region, false);
  const clusterReference = resourceReference(cluster.urn, cluster.id);
  const outputs: JsonMap = {
    eksCluster: clusterReference,
    kubeconfig: secret(kubeconfig),
    kubeconfigJson: secret(JSON.stringify(kubeconfig)),
    clusterSecurityGroupId: groupId,
    nodeSecurityGroupId: groupId,
    instanceRoles: [],
    oidcProviderArn: "",
    oidcProviderUrl: issuer,
    oidcIssuer: issuer.replace("https://", ""),
    clusterIngressRuleId: "",
    defaultNodeGroupAsgName: "",
    fargateProfileId: "",
    fargateProfileStatus: "",
    autoModeNodeRoleName: "",
    core: {
      cluster: clusterReference,
      clusterIamRole: resourceReference(role.urn, role.id),
      endpoint: cluster.properties["endpoint"] ?? UNKNOWN,
      instanceRoles: [],
      kubeconfig,
      nodeGroupOptions: {},
      provider: resourceReference(kubernetes.urn, kubernetes.id),
      storageClasses: {},
      subnetIds: args["subnetIds"] ?? UNKNOWN,
      vpcId: args["vpcId"] ?? UNKNOWN,
      ...(args["tags"] === undefined ? {} : { tags: args["tags"] }),
    },
  };
  const constants = new Set(Object.keys(outputs).filter((key) => outputs[key] === ""));
  return {
    outputs,
    dependencies: new Map(
      Object.keys(outputs)
        .filter((key) => !constants.has(key) && key !== "instanceRoles")
        .map((key) => [
          key,
          key === "core" ? [cluster.urn, kubernetes.urn, role.urn] : [cluster.urn],
        ]),
    ),
  };
}

/** Access by `aws eks get-token`; the provider's own copy names the profile too. */
export function kubeconfigOf(
  { properties }: Recorded,
  args: JsonMap,
  region: string,
  withProfile: boolean,
): JsonMap {
  const { certificateAuthority, endpoint, name } = properties;
  const credentials = isMap(args["providerCredentialOpts"]) ? args["providerCredentialOpts"] : {};
  const { roleArn, profileName } = credentials;
  const token: Json[] = ["--region", region, "eks", "get-token", "--cluster-name", name ?? UNKNOWN];
  token.push("--output", "json");
  if (roleArn !== undefined) token.push("--role", roleArn);
  if (withProfile && profileName !== undefined) token.push("--profile", profileName);
  return {
    apiVersion: "v1",
    clusters: [
      {
        cluster: {
          server: endpoint ?? UNKNOWN,
          "certificate-authority-data":
            (isMap(certificateAuthority) ? certificateAuthority["data"] : undefined) ?? UNKNOWN,
        },
        name: "kubernetes",
      },
    ],
    contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
    "current-context": "aws",
    kind: "Config",
    users: [
      {
        name: "aws",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: token,
            env: [
              {
                name: "KUBERNETES_EXEC_INFO",
                value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}',
              },
            ],
          },
        },
      },
    ],
  };
}

function issuerOf(identities: Json | undefined): string {
  const [identity] = Array.isArray(identities) ? (identities as readonly Json[]) : [];
  const oidcs = isMap(identity) ? identity["oidcs"] : undefined;
  const [oidc] = Array.isArray(oidcs) ? (oidcs as readonly Json[]) : [];
  const issuer = isMap(oidc) ? oidc["issuer"] : undefined;
  return typeof issuer === "string" ? issuer : "";
}

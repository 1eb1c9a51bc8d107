import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  type LinkerdControlPlaneContext,
  linkerdControlPlaneValues,
  linkerdCrdsValues,
  linkerdNamespaceMetadata,
  webhooksToCertify,
} from "../charts";
import { LINKERD_ENTERPRISE, PINS } from "../pins/pins";
import { formatProblems } from "../rules/format";
import { judgeParts } from "../rules/judge";
import { linkerdKeyInClear } from "../rules/linkerd-key-in-clear";
import { problemSink } from "../rules/sink";
import { type IpFamily, LinkerdEdition, LinkerdIdentitySource } from "../spec/choices";
import type {
  LinkerdCniSettings,
  LinkerdControlPlaneSettingsBase,
  LinkerdSettings,
} from "../spec/cluster-input";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { known, knownText, REDACTED } from "../spec/known";
import { publicKeyFacts } from "../spec/public-key";
import { resolveLinkerd } from "../spec/resolve";
import type { LinkerdIdentityArgs } from "./cluster-args";
import { GatewayApiCrds } from "./gateway-api-crds";
import { helmRelease } from "./helm-release";
import { reportProblems } from "./judgement";
import type { AwsCredentialsArgs } from "./kubeconfig";
import { lineageOf } from "./lineage";
import { makeLinkerdIdentity, makeWebhookCertificates } from "./linkerd-identity";
import { requireKubernetesProvider } from "./require-provider";
import { settle } from "./settle";

/** Names of the releases. */
const CRDS = "linkerd-crds";
const CONTROL_PLANE = "linkerd-control-plane";

/** Linkerd's control plane on any cluster. The arguments of linkerd-cni are those that it was installed with. */
export interface LinkerdArgs extends LinkerdCniSettings, LinkerdControlPlaneSettingsBase {
  /** linkerd-cni is on every node, so that no pod needs NET_ADMIN. @default true */
  readonly cni?: boolean;
  /** @default - generated once and kept in the state, protected and secret */
  readonly identity?: LinkerdIdentityArgs;
  /** Address family of the cluster. @default ipv4 */
  readonly ipFamily?: IpFamily;
  /** Install the CRDs of the Gateway API first; false where somebody else does. @default true */
  readonly gatewayApiCrds?: boolean;
  /**
   * Wait until the control plane runs, so that pods made afterwards are meshed. With cert-manager nothing waits: the
   * pods start when it has written the issuer's Secret.
   *
   * @default true
   */
  readonly awaitReady?: boolean;
  /** AWS region of the cluster. */
  readonly region: pulumi.Input<string>;
  /** Name of the EKS cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

type Texts = LinkerdControlPlaneContext<pulumi.Output<string>>;

/**
 * Linkerd's control plane: the CRDs of the Gateway API and of Linkerd, an identity, and the release, in this order.
 * It belongs after nodes, CoreDNS and linkerd-cni: its pods are meshed themselves.
 */
export class Linkerd extends pulumi.ComponentResource {
  /** PEM of every trust anchor, for clusters that are to trust this one. Empty where cert-manager alone knows it. */
  readonly trustAnchorsPem: pulumi.Output<string>;

  constructor(name: string, args: LinkerdArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Linkerd", name, {}, opts);
    requireKubernetesProvider(this, name);
    const linkerd = specOf(args);
    const lineage = lineageOf(opts);
    if (lineage === undefined) {
      const ipFamily = args.ipFamily ?? DEFAULTS.cluster.ipFamily;
      reportProblems(this, (date) => judgeParts({ linkerd, ipFamily, date }, "linkerd"));
    }
    const deletedWith = lineage?.ownedCluster;
    const child = { parent: this, ...(deletedWith === undefined ? {} : { deletedWith }) };
    const gatewayApi =
      args.gatewayApiCrds === false
        ? []
        : [new GatewayApiCrds(`${name}-gateway-api`, connectionOf(args), { parent: this })];
    const namespace = new k8s.core.v1.Namespace(
      name,
      { metadata: linkerdNamespaceMetadata(linkerd) },
      child,
    );
    const charts = chartsOf(linkerd);
    const release = {
      namespace: namespace.metadata.name,
      repository: linkerd.controlPlaneChartRepository,
      version: linkerd.controlPlaneVersion ?? "",
      deletedWith,
    };
    const crds = helmRelease(
      `${name}-crds`,
      {
        ...release,
        releaseName: CRDS,
        chart: charts.crds,
        values: linkerdCrdsValues({ ...linkerd, crdsValues: args.crdsValues ?? {} }),
        awaitObjects: true,
      },
      { ...child, dependsOn: gatewayApi },
    );
    const identity = identityOf(this, name, linkerd, args);
    helmRelease(
      `${name}-control-plane`,
      {
        ...release,
        releaseName: CONTROL_PLANE,
        chart: charts.controlPlane,
        // A plain map with secrets in its leaves: what is no secret stays readable in a plan.
        values: linkerdControlPlaneValues(
          { ...linkerd, controlPlaneValues: args.controlPlaneValues ?? {} },
          {
            ...identity,
            webhooks: makeWebhookCertificates(
              name,
              webhooksToCertify(linkerd),
              linkerd.identity.generation,
              this,
            ),
            ...(args.ipFamily === undefined ? {} : { ipFamily: args.ipFamily }),
          },
        ),
        awaitObjects:
          args.awaitReady !== false &&
          linkerd.identity.source !== LinkerdIdentitySource.CertManager,
        timeoutSec: DEFAULTS.linkerd.controlPlaneTimeoutSec,
      },
      { ...child, dependsOn: [crds] },
    );
    this.trustAnchorsPem = identity.trustAnchorsPem ?? pulumi.output("");
    this.registerOutputs({ trustAnchorsPem: this.trustAnchorsPem });
  }
}

function specOf(args: LinkerdArgs): LinkerdSpec {
  const plain = settle(args) as LinkerdSettings;
  return resolveLinkerd({ ...plain, cni: args.cni ?? true, controlPlane: true });
}

function connectionOf(args: LinkerdArgs) {
  const { region, clusterName, endpoint, certificateAuthority, credentials } = args;
  return {
    region,
    clusterName,
    endpoint,
    certificateAuthority,
    ...(credentials === undefined ? {} : { credentials }),
  };
}

function chartsOf({ edition }: LinkerdSpec): {
  readonly crds: string;
  readonly controlPlane: string;
} {
  return edition === LinkerdEdition.Enterprise
    ? LINKERD_ENTERPRISE
    : {
        crds: PINS.charts.linkerdCrds.chart,
        controlPlane: PINS.charts.linkerdControlPlane.chart,
      };
}

/** The identity's texts: made here, or given and judged once they are known. */
function identityOf(
  component: pulumi.ComponentResource,
  name: string,
  linkerd: LinkerdSpec,
  { identity = {} }: LinkerdArgs,
): Texts {
  if (linkerd.identity.source === LinkerdIdentitySource.Generated) {
    return makeLinkerdIdentity(name, linkerd.identity, component);
  }
  const { trustAnchorsPem, issuerCertificatePem, issuerKeyPem } = identity;
  const judged = judgeLater(component, linkerd, identity);
  const gated = (text: pulumi.Input<string>) => pulumi.all([text, judged]).apply(([pem]) => pem);
  return {
    ...(trustAnchorsPem === undefined ? {} : { trustAnchorsPem: gated(trustAnchorsPem) }),
    ...(linkerd.identity.source === LinkerdIdentitySource.Provided &&
    issuerCertificatePem !== undefined &&
    issuerKeyPem !== undefined
      ? {
          issuer: {
            certificatePem: gated(issuerCertificatePem),
            keyPem: pulumi.secret(gated(issuerKeyPem)),
          },
        }
      : {}),
  };
}

/** Judges texts that were not known when the arguments were. Of the key only its public half is looked at. */
function judgeLater(
  component: pulumi.ComponentResource,
  linkerd: LinkerdSpec,
  { trustAnchorsPem, issuerCertificatePem, issuerKeyPem }: LinkerdIdentityArgs,
): pulumi.Output<boolean> {
  const texts = [trustAnchorsPem, issuerCertificatePem, issuerKeyPem];
  if (!texts.some((text) => pulumi.Output.isInstance(text) || text instanceof Promise)) {
    return pulumi.output(true);
  }
  const key = pulumi.unsecret(
    pulumi
      .output(issuerKeyPem)
      .apply((pem) => (pem === undefined || pem === REDACTED ? undefined : publicKeyFacts(pem))),
  );
  return pulumi
    .all([
      pulumi.unsecret(pulumi.output(trustAnchorsPem)),
      pulumi.unsecret(pulumi.output(issuerCertificatePem)),
      key,
    ])
    .apply(([anchors, certificate, issuerKey]) => {
      const identity = {
        ...linkerd.identity,
        ...(anchors === undefined ? {} : { trustAnchorsPem: knownText(anchors) }),
        ...(certificate === undefined ? {} : { issuerCertificatePem: knownText(certificate) }),
        ...(issuerKey === undefined ? {} : { issuerKey: known(issuerKey) }),
      };
      const date = problemSink()?.date ?? new Date().toISOString().slice(0, "YYYY-MM-DD".length);
      // Here every key is known, the secret ones too.
      const problems = judgeParts({ linkerd: { ...linkerd, identity }, date }, "linkerd").filter(
        ({ path, rule }) => path.startsWith("identity.") && rule !== linkerdKeyInClear.id,
      );
      const errors = problems.filter(({ severity }) => severity === "error");
      if (errors.length > 0) {
        throw new pulumi.RunError(formatProblems("Linkerd was not installed", errors));
      }
      for (const problem of problems) {
        void pulumi.log.warn(formatProblems(problem.severity, [problem]), component);
      }
      return true;
    });
}

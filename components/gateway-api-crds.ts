import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { GATEWAY_API_BREAKS_OLD_CILIUM, gatewayApiOf } from "../pins/gateway-api";
import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { BASH, clusterEnvironment, NO_OP, scriptText } from "./cluster-script";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** Which CRDs of the Gateway API a cluster gets. */
export interface GatewayApiCrdsArgs {
  /** AWS region of the cluster. */
  readonly region: pulumi.Input<string>;
  /** Name of the EKS cluster, for `aws eks get-token`. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /**
   * Version of the Cilium that serves the Gateway API: it decides which release is installed, and which is refused where
   * it is there already.
   *
   * @default - no Cilium serves it
   */
  readonly ciliumVersion?: string;
  /**
   * Folder of the files, without a slash at the end, for networks without a way to GitHub. They must be the release's
   * own: their SHA-256 is compared.
   *
   * @default - `config/crd/standard` of the release's commit at raw.githubusercontent.com
   */
  readonly baseUrl?: string;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/** Where GitHub serves the files of a commit. */
function folderOf(commit: string): string {
  return `https://raw.githubusercontent.com/kubernetes-sigs/gateway-api/${commit}/config/crd/standard`;
}

/**
 * The CRDs of the Gateway API, standard channel, for all programs of a cluster that use them: Cilium's Gateway, Linkerd.
 * They come before both; it takes no node.
 *
 * The release is pinned by commit and by the SHA-256 of each file, and downloaded when it is installed: a preview needs no
 * network. It runs when it is created and when the release changes. CRDs that are there in a newer version stay, and
 * nothing is deleted, not even on destroy: with a CRD all Gateways and routes of the cluster would go
 * (`kubectl delete crd` does it on purpose). Left alone are CRDs of the experimental channel of the same version; others,
 * and those of a Helm release, are refused with what to do.
 *
 * Needs `aws` 2, `kubectl`, `curl` and `bash` where Pulumi runs, and a network path to the endpoint.
 */
export class GatewayApiCrds extends pulumi.ComponentResource {
  /** Release that is installed, for example `v1.4.1`. */
  readonly version: pulumi.Output<string>;

  constructor(name: string, args: GatewayApiCrdsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:GatewayApiCrds", name, {}, opts);
    const { ciliumVersion } = args;
    const pin = gatewayApiOf(ciliumVersion);
    const old =
      ciliumVersion !== undefined &&
      isOlder(ciliumVersion, FIRST_VERSIONS.ciliumGatewayApiV16.chart);
    const command = new local.Command(
      name,
      {
        interpreter: BASH,
        create: scriptText("aws.sh", "kube.sh", "gateway-api-crds.sh"),
        update: NO_OP,
        environment: {
          ...clusterEnvironment(args),
          RELEASE: pin.version,
          BASE_URL: args.baseUrl ?? folderOf(pin.commit),
          FILES: Object.entries(pin.files)
            .map(([file, digest]) => `${digest} ${file}`)
            .join("\n"),
          REFUSE_FROM: old ? GATEWAY_API_BREAKS_OLD_CILIUM : "",
        },
        triggers: [pin.version],
        addPreviousOutputInEnv: false,
      },
      { parent: this },
    );
    // Through the command: whoever waits for the version waits for the CRDs.
    this.version = command.id.apply(() => pin.version);
    this.registerOutputs({ version: this.version });
  }
}

import {
  CalicoDataplane,
  CapacityType,
  Encryption,
  IpFamily,
  IptablesMode,
  LinkerdEdition,
  LinkerdIdentitySource,
  NodeGroupKind,
  NatGateways,
  OperatorIdentity,
  SpotStrategy,
  TunnelProtocol,
  UpgradePolicy,
  VpcCniAs,
  VpcCniMode,
} from "./choices";

/** Every default of the stack file, each with its reason. Versions are in `pins/`. */
export const DEFAULTS = {
  cluster: {
    /** Room for 65,536 addresses: /19 private subnets hold 512 prefixes of /28 each. */
    vpcCidr: "10.0.0.0/16",
    /** EKS's own choice for VPCs in 10.0.0.0/8; written out because nodeadm and the rules need it. */
    serviceCidr: "172.20.0.0/16",
    ipFamily: IpFamily.Ipv4,
    /** Reachable from where `pulumi up` runs; narrow it with `publicAccessCidrs`. */
    endpointPublic: true,
    /** Nodes reach the API inside the VPC, also when NAT is down. */
    endpointPrivate: true,
    /** What an incident needs; the other three cost more than they tell. */
    logTypes: ["audit", "authenticator"],
    /** No surprise bill for extended support: EKS upgrades at the end of standard support instead. */
    upgradePolicy: UpgradePolicy.Standard,
    deletionProtection: false,
  },
  network: {
    /** Survives the loss of one zone with a majority left; EKS itself needs two. */
    zoneCount: 3,
    /** The cheap choice of a first try; a zone outage can then cost the others their egress. */
    natGateways: NatGateways.Single,
    dualStack: false,
  },
  vpcCni: {
    /** A cluster that never had aws-node has nothing to remove. */
    mode: VpcCniMode.Absent,
    /** EKS knows its images in every region and partition, and waits until aws-node runs; no chart repository is needed. */
    as: VpcCniAs.Addon,
  },
  cni: {
    /** One program that serves Services, in eBPF, instead of two. */
    kubeProxyReplacement: true,
    /** ENI mode: pods are first-class in the VPC, its NAT gateways translate. */
    masqueradeEni: false,
    masqueradeOverlay: true,
    /** 16 times the addresses per EC2 call and per ENI slot. */
    prefixDelegation: true,
    /**
     * First ENI whose addresses pods use. With prefixes one ENI less still holds more than a node takes, and every
     * node has the second ENI from its first pod on: what goes wrong across ENIs goes wrong at the gate, not weeks
     * later. Without prefixes each address counts.
     */
    firstInterfaceIndex: { withPrefixes: 1, withoutPrefixes: 0 },
    /** Works without an agent on the node. */
    operatorIdentity: OperatorIdentity.Irsa,
    encryption: Encryption.None,
    hubble: false,
    /** 254 pods: more than a node runs. */
    podCidrMaskSize: 24,
    /**
     * Chained: one address per node, for Cilium's own interface; 8192 nodes. Of the range for benchmarks (RFC 2544),
     * which no VPC and no office uses.
     */
    chainedPool: { cidr: "198.18.0.0/15", maskSize: 28 },
    /** What every kernel offloads; Geneve only where a peer asks for it. */
    tunnelProtocol: TunnelProtocol.Vxlan,
    /** Calico's own default, and kube-proxy stays. */
    dataplane: CalicoDataplane.Iptables,
    bandwidthManager: false,
    gatewayApi: false,
  },
  linkerd: {
    /** The only mode valid on AL2023 and on every Bottlerocket variant (linkerd/linkerd2#14538). */
    iptablesMode: IptablesMode.Plain,
    controlPlane: false,
    edition: LinkerdEdition.Edge,
    identity: {
      /** Kept in the state; nothing to prepare. */
      source: LinkerdIdentitySource.Generated,
      /** Ten years: to replace it restarts every meshed pod. */
      trustAnchorDays: 3650,
      /** A year: to replace it restarts the control plane's identity only. */
      issuerDays: 365,
      generation: 1,
      trustAnchorGenerations: [1],
      protect: true,
    },
    /** Ten years, as the trust anchor: when a webhook's certificate ends, pods are no longer meshed. */
    webhookDays: 3650,
    /** Seconds until a control plane that does not come up fails the run: images are pulled, three Deployments start. */
    controlPlaneTimeoutSec: 600,
  },
  nodeGroup: {
    kind: NodeGroupKind.Managed,
    capacityType: CapacityType.OnDemand,
    /** All on spot above nothing: who mixes says how much is to be safe. */
    mixedInstances: {
      onDemandBase: 0,
      onDemandPercentage: 0,
      spotStrategy: SpotStrategy.PriceCapacityOptimized,
    },
    /** Room for images and logs of 110 pods. */
    volumeSizeGiB: 80,
    /** A rollout takes one node at a time. */
    maxUnavailable: 1,
    /** Pods use IRSA or Pod Identity, not the node's credentials. */
    imdsPodAccess: false,
  },
  gates: {
    /** Enough to reach several nodes of a group, too few to matter on one. */
    probes: 4,
    /** Pulling the image, and twice the back-off of a failed probe. */
    probeDeadlineSec: 300,
    /** Pulling Cilium's images on a slow node, and the operator's election. */
    rolloutBaseSec: 600,
    /** The agents roll two at a time, a minute each. */
    rolloutPerNodeSec: 30,
    /** Boot, join and the CNI's images; less than the warmup below, so that one late node is the last. */
    joinSec: 240,
    /** An instance refresh waits so long after each new node: it knows EC2 and not Ready. */
    refreshWarmupSec: 300,
    /** Finding capacity, and a first pull of images. */
    selfManagedBaseSec: 600,
    /** The warmup, and two minutes to end the old node. */
    selfManagedPerNodeSec: 420,
  },
} as const;

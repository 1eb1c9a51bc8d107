import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NatGateways } from "../spec/choices";
import { DEFAULTS } from "../spec/defaults";
import { planSubnets } from "../spec/subnet-plan";
import type { TagsArgs } from "./tags-args";

/**
 * Zones in which EKS cannot place a control plane's interfaces.
 *
 * @see awsdocs/amazon-eks-user-guide: latest/ug/networking/network-reqs.adoc, "Subnet requirements for clusters"
 */
const ZONES_WITHOUT_EKS = ["use1-az3", "usw1-az2", "cac1-az3"];

/** A small VPC for clusters whose pods live in the VPC. */
export interface NetworkArgs {
  /** Private IPv4 range, /16 to /22. Changing it replaces everything. @default "10.0.0.0/16" */
  readonly cidr?: string;
  /** Zones with subnets; integer, 2 to 7. Adding one moves nothing. In a region with fewer, some zones get two. @default 3 */
  readonly zoneCount?: number;
  /** NAT gateways of the private subnets. Each costs money while it exists. @default single */
  readonly natGateways?: NatGateways;
  /** An IPv6 range beside the IPv4 one. @default false */
  readonly dualStack?: boolean;
  /** Tags on every resource. @default - none */
  readonly tags?: TagsArgs;
}

/**
 * A VPC with one large private and one small public subnet per zone. The private ones have room for
 * the /28 prefixes of ENI mode: 512 of them each in a /16.
 *
 * It needs a plan for an account's zones and gives load balancers their tags. For more, bring your own
 * VPC (`cluster.network`) or use `@pulumi/awsx`.
 */
export class Network extends pulumi.ComponentResource {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Subnets of nodes and pods. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** Subnets of internet-facing load balancers and NAT gateways. */
  readonly publicSubnetIds: pulumi.Output<string[]>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Network", name, {}, opts);
    const cidr = args.cidr ?? DEFAULTS.cluster.vpcCidr;
    const zoneCount = args.zoneCount ?? DEFAULTS.network.zoneCount;
    const natGateways = args.natGateways ?? DEFAULTS.network.natGateways;
    const dualStack = args.dualStack ?? DEFAULTS.network.dualStack;
    const tagged = (label: string, extra: TagsArgs = {}): TagsArgs => ({
      ...args.tags,
      Name: label,
      ...extra,
    });
    const child = { parent: this };

    const zones = aws.getAvailabilityZonesOutput(
      {
        state: "available",
        excludeZoneIds: ZONES_WITHOUT_EKS,
        // An account that uses Local Zones sees them too, sorted before the zones proper; EKS refuses them.
        filters: [{ name: "zone-type", values: ["availability-zone"] }],
      },
      child,
    ).names;
    const vpc = new aws.ec2.Vpc(
      name,
      {
        cidrBlock: cidr,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        ...(dualStack ? { assignGeneratedIpv6CidrBlock: true } : {}),
        tags: tagged(name),
      },
      child,
    );
    const gateway = new aws.ec2.InternetGateway(name, { vpcId: vpc.id, tags: tagged(name) }, child);
    const egressOnly = dualStack
      ? new aws.ec2.EgressOnlyInternetGateway(name, { vpcId: vpc.id, tags: tagged(name) }, child)
      : undefined;

    const routeTable = (suffix: string, routes: aws.types.input.ec2.RouteTableRoute[]) =>
      new aws.ec2.RouteTable(
        `${name}-${suffix}`,
        { vpcId: vpc.id, routes, tags: tagged(`${name}-${suffix}`) },
        child,
      );
    const subnet = (kind: string, zone: number, cidrBlock: string, role: string) => {
      const label = `${name}-${kind}-${String(zone)}`;
      return new aws.ec2.Subnet(
        label,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zones.apply((names) => names[zone % names.length] ?? ""),
          ...(dualStack
            ? {
                ipv6CidrBlock: vpc.ipv6CidrBlock.apply((block) =>
                  ipv6Subnet(block, kind === "public" ? zone : zoneCount + zone),
                ),
                assignIpv6AddressOnCreation: true,
              }
            : {}),
          tags: tagged(label, { [`kubernetes.io/role/${role}`]: "1" }),
        },
        // A zone that AWS opens later would shift the names and replace the subnets.
        { parent: this, ignoreChanges: ["availabilityZone"] },
      );
    };
    const associate = (label: string, table: aws.ec2.RouteTable, target: aws.ec2.Subnet) =>
      new aws.ec2.RouteTableAssociation(
        label,
        { routeTableId: table.id, subnetId: target.id },
        child,
      );

    const plan = planSubnets(cidr, zoneCount);
    const publicTable = routeTable("public", [
      { cidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
      ...(dualStack ? [{ ipv6CidrBlock: "::/0", gatewayId: gateway.id }] : []),
    ]);
    const publicSubnets = plan.map((zone, index) => {
      const made = subnet("public", index, zone.public, "elb");
      associate(`${name}-public-${String(index)}`, publicTable, made);
      return made;
    });

    const natCount =
      natGateways === NatGateways.None ? 0 : natGateways === NatGateways.Single ? 1 : zoneCount;
    const nats = publicSubnets.slice(0, natCount).map((publicSubnet, index) => {
      const label = `${name}-nat-${String(index)}`;
      const address = new aws.ec2.Eip(label, { domain: "vpc", tags: tagged(label) }, child);
      return new aws.ec2.NatGateway(
        label,
        { allocationId: address.id, subnetId: publicSubnet.id, tags: tagged(label) },
        { parent: this, dependsOn: [gateway] },
      );
    });
    const privateSubnets = plan.map((zone, index) => {
      const nat = nats[Math.min(index, nats.length - 1)];
      const table = routeTable(`private-${String(index)}`, [
        ...(nat === undefined ? [] : [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }]),
        ...(egressOnly === undefined
          ? []
          : [{ ipv6CidrBlock: "::/0", egressOnlyGatewayId: egressOnly.id }]),
      ]);
      const made = subnet("private", index, zone.private, "internal-elb");
      return { made, association: associate(`${name}-private-${String(index)}`, table, made) };
    });

    this.vpcId = vpc.id;
    this.publicSubnetIds = pulumi.output(publicSubnets.map((made) => made.id));
    // Through the association: a node must not start before its subnet has a way out.
    this.privateSubnetIds = pulumi.output(
      privateSubnets.map(({ association }) => association.subnetId.apply((id) => id ?? "")),
    );
    this.registerOutputs({
      vpcId: this.vpcId,
      privateSubnetIds: this.privateSubnetIds,
      publicSubnetIds: this.publicSubnetIds,
    });
  }
}

/** The `index`-th /64 of a VPC's /56, for example `2001:db8:0:1::/64` of `2001:db8::/56`. */
function ipv6Subnet(vpcBlock: string, index: number): string {
  const groups = vpcBlock.split("::")[0]?.split(":") ?? [];
  const fourth = Number.parseInt(groups[3] ?? "0", 16) + index;
  const leading = [0, 1, 2].map((position) => groups[position] ?? "0");
  return `${[...leading, fourth.toString(16)].join(":")}::/64`;
}

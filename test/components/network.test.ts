import assert from "node:assert/strict";
import { Programs, type Inputs, type Recorded } from "./program";

interface Route {
  readonly cidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  readonly natGatewayId?: string;
  readonly gatewayId?: string;
  readonly egressOnlyGatewayId?: string;
}

describe("a Network", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(`
const plain = new ours.Network("plain", { tags: { team: "shop" } });
new aws.ec2.Eip("show", { tags: { first: plain.privateSubnetIds[0] } });
new ours.Network("none", { natGateways: "none", zoneCount: 2, cidr: "10.20.0.0/20" });
new ours.Network("zones", { natGateways: "perZone" });
new ours.Network("dual", { dualStack: true });
`);
  });
  after(() => {
    programs.dispose();
  });

  const of = (network: string, type: string) =>
    made
      .all(type)
      .filter((resource) => made.isIn(resource, made.one("eks-cni:index:Network", network)));
  const cidrs = (network: string, kind: string) =>
    of(network, "Subnet")
      .filter(({ name }) => name.startsWith(`${network}-${kind}`))
      .map(({ inputs }) => inputs["cidrBlock"]);
  const routes = (table: string) => made.inputs("RouteTable", table)["routes"] as readonly Route[];

  it("has a large private and a small public subnet in each zone", () => {
    assert.deepEqual(cidrs("plain", "private"), ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]);
    assert.deepEqual(cidrs("plain", "public"), ["10.0.224.0/22", "10.0.228.0/22", "10.0.232.0/22"]);
    assert.deepEqual(cidrs("none", "private"), ["10.20.0.0/23", "10.20.2.0/23"]);
    assert.deepEqual(cidrs("none", "public"), ["10.20.14.0/26", "10.20.14.64/26"]);
    for (const kind of ["private", "public"]) {
      assert.deepEqual(
        [0, 1, 2].map(
          (zone) => made.inputs("Subnet", `plain-${kind}-${String(zone)}`)["availabilityZone"],
        ),
        ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
      );
    }
  });

  it("keeps its subnets when AWS opens a zone", () => {
    for (const { options } of made.all("Subnet")) {
      assert.deepEqual(options.ignoreChanges, ["availabilityZone"]);
    }
  });

  it("has one NAT gateway, none, or one in each zone", () => {
    assert.deepEqual(
      ["plain", "none", "zones"].map((network) => of(network, "NatGateway").length),
      [1, 0, 3],
    );
    assert.deepEqual(
      ["plain", "none", "zones"].map((network) => of(network, "Eip").length),
      [1, 0, 3],
    );
    const gateways = (network: string) =>
      new Set(
        [0, 1, 2].map((zone) => routes(`${network}-private-${String(zone)}`)[0]?.natGatewayId),
      ).size;
    assert.equal(gateways("plain"), 1);
    assert.equal(gateways("zones"), 3);
    assert.deepEqual(routes("none-private-0"), []);
    for (const nat of made.all("NatGateway")) {
      const [gateway] = of(nat.name.replace(/-nat-.*/, ""), "InternetGateway");
      assert.ok(gateway !== undefined);
      made.assertWaits(nat, gateway);
    }
  });

  it("puts each NAT gateway into the public subnet of its zone", () => {
    for (const zone of [0, 1, 2]) {
      made.assertWaits(
        made.one("NatGateway", `zones-nat-${String(zone)}`),
        made.one("Subnet", `zones-public-${String(zone)}`),
      );
    }
  });

  it("routes public subnets through the Internet gateway", () => {
    assert.deepEqual(
      routes("plain-public").map(({ cidrBlock, gatewayId }) => [cidrBlock, gatewayId?.slice(0, 4)]),
      [["0.0.0.0/0", "igw-"]],
    );
    assert.equal(of("plain", "RouteTableAssociation").length, 6);
  });

  it("hands out a private subnet only when it has its way out", () => {
    made.assertWaits(made.one("Eip", "show"), made.one("RouteTableAssociation", "plain-private-0"));
  });

  it("gives a dual stack a /64 for each subnet, all different, and ways out", () => {
    const blocks = of("dual", "Subnet").map(({ inputs }) => String(inputs["ipv6CidrBlock"]));
    assert.equal(new Set(blocks).size, 6);
    for (const block of blocks) assert.match(block, /^[0-9a-f]+(:[0-9a-f]+){3}::\/64$/);
    assert.equal(of("dual", "Vpc")[0]?.inputs["assignGeneratedIpv6CidrBlock"], true);
    for (const { inputs } of of("dual", "Subnet")) {
      assert.equal(inputs["assignIpv6AddressOnCreation"], true);
    }
    assert.match(routes("dual-public")[1]?.gatewayId ?? "", /^igw-/);
    assert.equal(routes("dual-public")[1]?.ipv6CidrBlock, "::/0");
    assert.match(routes("dual-private-2")[1]?.egressOnlyGatewayId ?? "", /^eigw-/);
    assert.equal(routes("dual-private-2")[1]?.ipv6CidrBlock, "::/0");
  });

  it("has nothing of IPv6 unless asked", () => {
    assert.equal(of("plain", "EgressOnlyInternetGateway").length, 0);
    assert.ok(!("ipv6CidrBlock" in made.inputs("Subnet", "plain-private-0")));
    assert.equal(routes("plain-private-0").length, 1);
  });

  it("tells load balancers where they belong, and carries the user's tags", () => {
    const tags = (name: string) => made.inputs("Subnet", name)["tags"] as Inputs;
    assert.deepEqual(tags("plain-private-0"), {
      team: "shop",
      Name: "plain-private-0",
      "kubernetes.io/role/internal-elb": "1",
    });
    assert.deepEqual(tags("plain-public-0"), {
      team: "shop",
      Name: "plain-public-0",
      "kubernetes.io/role/elb": "1",
    });
    for (const { type, inputs } of of("plain", "Vpc").concat(of("plain", "NatGateway"))) {
      assert.equal((inputs["tags"] as Inputs)["team"], "shop", type);
    }
  });

  it("resolves names, which private endpoints and nodes need", () => {
    const { inputs } = made.one("ec2/vpc:Vpc", "plain");
    assert.equal(inputs["enableDnsHostnames"], true);
    assert.equal(inputs["enableDnsSupport"], true);
  });
});

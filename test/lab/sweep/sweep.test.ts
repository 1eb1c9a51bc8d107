import assert from "node:assert/strict";
import type { Ending } from "../../components/scripts/bench";
import { Bench } from "../../components/scripts/bench";
import { scriptText } from "../../../components/cluster-script";
import { ensureTool } from "../tools/ensure";
import { ensureAws } from "./aws";
import { Moto } from "./moto";
import { type Answer, interfaceSet, ScriptedEc2 } from "./scripted-ec2";

// The real scripts, the real `aws`, and an EC2 that is not ours: moto where it knows the case, otherwise answers in
// the documented form. Not proven here: EC2 itself, above all its permissions and its times.

const CLUSTER = "dev-0a1b2c3d";
const TAGS = { "io.cilium/cilium-managed": "true", "io.cilium/cluster-name": CLUSTER };
const AWS_NODE = {
  "node.k8s.amazonaws.com/instance_id": "i-0a",
  "node.k8s.amazonaws.com/createdAt": "2026-11-24T10:00:00Z",
  "eks-cni/cluster-name": "dev",
};

const aws = ensureAws();

describe("with the real aws", function () {
  before(function () {
    if ("missing" in aws) {
      console.log(`SKIP sweep: aws is missing: ${aws.missing}`);
      this.skip();
    }
  });
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });

  /** Debian's aws knows no AWS_ENDPOINT_URL, so the endpoint comes as an option. */
  const install = (url: string) => {
    const path = "path" in aws ? aws.path : "";
    bench.installScript(
      "aws",
      `case $1 in --version) exec ${path} --version;; esac\nexec ${path} --endpoint-url ${url} "$@"`,
    );
  };
  const identity = {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "AKIATEST",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const sweep = async (url: string, vpc: string, more: Record<string, string> = {}) => {
    install(url);
    return bench.runAsync(
      { ...identity, VPC_ID: vpc, CILIUM_CLUSTER_NAME: CLUSTER, ...more },
      scriptText("aws.sh", "eni-sweep.sh"),
    );
  };
  const passed = (ending: Ending) => {
    assert.equal(ending.status, 0, ending.stdout + ending.stderr);
  };

  describe("and moto, the ENI sweep", () => {
    let moto: Moto | undefined;
    before(async function () {
      const found = ensureTool("moto");
      if ("missing" in found) {
        console.log(`SKIP sweep: moto is missing: ${found.missing}`);
        this.skip();
      }
      moto = await Moto.start(found.path);
    });
    after(() => moto?.stop());
    const api = () => {
      assert.ok(moto !== undefined);
      return moto;
    };

    const vpc = async (cidr: string) => {
      const id = await api().ask("vpcId", "CreateVpc", { CidrBlock: cidr });
      const subnet = await api().ask("subnetId", "CreateSubnet", { VpcId: id, CidrBlock: cidr });
      return { id, subnet };
    };
    const eni = (subnet: string, tags: Readonly<Record<string, string>>, description = "") =>
      api().ask("networkInterfaceId", "CreateNetworkInterface", {
        SubnetId: subnet,
        ...(description === "" ? {} : { Description: description }),
        ...(Object.keys(tags).length === 0
          ? {}
          : { "TagSpecification.1.ResourceType": "network-interface" }),
        ...Object.fromEntries(
          Object.entries(tags).flatMap(([key, value], index) => [
            [`TagSpecification.1.Tag.${String(index + 1)}.Key`, key],
            [`TagSpecification.1.Tag.${String(index + 1)}.Value`, value],
          ]),
        ),
      });
    const instance = (subnet: string) =>
      api().ask("instanceId", "RunInstances", {
        ImageId: "ami-12c6146b",
        MinCount: "1",
        MaxCount: "1",
        SubnetId: subnet,
        InstanceType: "m7g.large",
      });
    const existing = async (ids: readonly string[]) => {
      const answer = await api().call("DescribeNetworkInterfaces", {});
      return ids.filter((id) => answer.includes(`<networkInterfaceId>${id}<`));
    };

    it("deletes exactly the available ENIs with both tags in this VPC, twice is safe", async () => {
      const mine = await vpc("10.0.0.0/16");
      const other = await vpc("10.1.0.0/16");
      const left = {
        attached: await eni(mine.subnet, TAGS),
        untagged: await eni(mine.subnet, {}),
        onlyManaged: await eni(mine.subnet, { "io.cilium/cilium-managed": "true" }),
        onlyName: await eni(mine.subnet, { "io.cilium/cluster-name": CLUSTER }),
        unmanaged: await eni(mine.subnet, { ...TAGS, "io.cilium/cilium-managed": "false" }),
        otherCluster: await eni(mine.subnet, {
          ...TAGS,
          "io.cilium/cluster-name": "prod-0a1b2c3d",
        }),
        longerName: await eni(mine.subnet, { ...TAGS, "io.cilium/cluster-name": `${CLUSTER}-2` }),
        otherVpc: await eni(other.subnet, TAGS),
      };
      await api().call("AttachNetworkInterface", {
        DeviceIndex: "1",
        InstanceId: await instance(mine.subnet),
        NetworkInterfaceId: left.attached,
      });
      const swept = [];
      for (let count = 0; count < 12; count += 1) {
        swept.push(await eni(mine.subnet, TAGS));
      }
      const others = Object.values(left);

      const first = await sweep(api().url, mine.id);
      passed(first);
      assert.deepEqual(await existing(swept), []);
      assert.deepEqual(await existing(others), others);
      assert.match(first.stdout, new RegExp(`left ${left.attached}: in-use, on i-[0-9a-f]+`));
      assert.match(first.stdout, /12 deleted, 1 in use and left/);

      const second = await sweep(api().url, mine.id);
      passed(second);
      assert.match(second.stdout, /0 deleted, 1 in use and left/);
      assert.deepEqual(await existing(others), others);
    });

    it("deletes exactly what aws-node left for this cluster, beside Cilium's or without them", async () => {
      const mine = await vpc("10.4.0.0/16");
      const other = await vpc("10.5.0.0/16");
      const described = "aws-K8S-i-0a";
      const left = {
        attached: await eni(mine.subnet, AWS_NODE, described),
        byHand: await eni(mine.subnet, AWS_NODE, "a second network of the node"),
        otherCluster: await eni(
          mine.subnet,
          { ...AWS_NODE, "eks-cni/cluster-name": "dev-2" },
          described,
        ),
        noInstance: await eni(mine.subnet, { "eks-cni/cluster-name": "dev" }, described),
        otherVpc: await eni(other.subnet, AWS_NODE, described),
        cilium: await eni(mine.subnet, TAGS),
      };
      await api().call("AttachNetworkInterface", {
        DeviceIndex: "1",
        InstanceId: await instance(mine.subnet),
        NetworkInterfaceId: left.attached,
      });
      const swept = [
        await eni(mine.subnet, AWS_NODE, described),
        await eni(mine.subnet, AWS_NODE, "aws-K8S-i-0b"),
      ];
      install(api().url);
      const alone = await bench.runAsync(
        { ...identity, VPC_ID: mine.id, VPC_CNI_CLUSTER_NAME: "dev" },
        scriptText("aws.sh", "eni-sweep.sh"),
      );
      passed(alone);
      assert.deepEqual(await existing(swept), []);
      assert.deepEqual(await existing(Object.values(left)), Object.values(left));
      assert.match(alone.stdout, /aws-vpc-cni of dev in .*: 2 deleted, 1 in use and left/);

      const both = await sweep(api().url, mine.id, { VPC_CNI_CLUSTER_NAME: "dev" });
      passed(both);
      assert.deepEqual(await existing([left.cilium]), []);
      assert.match(both.stdout, /aws-vpc-cni of dev in .*: 0 deleted, 1 in use and left/);
    });

    it("works as an assumed role", async () => {
      const mine = await vpc("10.2.0.0/16");
      const id = await eni(mine.subnet, TAGS);
      const ending = await sweep(api().url, mine.id, {
        ROLE_ARN: "arn:aws:iam::123456789012:role/deploy",
      });
      passed(ending);
      assert.match(ending.stdout, new RegExp(`deleted ${id}`));
    });

    it("shows the health gate's query what EC2 says of an instance's ENIs", async () => {
      const mine = await vpc("10.3.0.0/16");
      const id = await instance(mine.subnet);
      const secondary = await eni(mine.subnet, TAGS);
      await api().call("AttachNetworkInterface", {
        DeviceIndex: "1",
        InstanceId: id,
        NetworkInterfaceId: secondary,
      });
      install(api().url);
      const ending = await bench.runAsync(
        { ...identity, WORK_DIR: bench.directory },
        `${scriptText("aws.sh", "eni-path.sh")}\ninterfaces_of ${id}`,
      );
      passed(ending);
      const lines = ending.stdout
        .trim()
        .split("\n")
        .sort((one, two) => one.localeCompare(two));
      assert.equal(lines.length, 2, ending.stdout);
      const rows = lines.map((line) => line.split("\t"));
      const row = rows.find(([first]) => first === secondary);
      assert.equal(row?.[2], "1");
      assert.equal(row[3], "true");
      assert.match(row[4] ?? "", /^10\.3\.\d+\.\d+$/);
      assert.equal(rows.find(([first]) => first !== secondary)?.[2], "0");
    });
  });

  describe("and an EC2 that answers by the book, the ENI sweep", () => {
    let api: ScriptedEc2 | undefined;
    afterEach(() => api?.stop());
    const against = async (answer: (call: URLSearchParams) => Answer) => {
      api = await ScriptedEc2.start(answer);
      return { ending: await sweep(api.url, "vpc-0aa"), api };
    };
    const available = (id: string) =>
      `<networkInterfaceId>${id}</networkInterfaceId><status>available</status>`;
    const detaching = (id: string) =>
      `<networkInterfaceId>${id}</networkInterfaceId><status>in-use</status><attachment><status>detaching</status><instanceId>i-0a</instanceId></attachment>`;

    it("follows the pages", async () => {
      const { ending, api: asked } = await against((call) => {
        if (call.get("Action") === "DeleteNetworkInterface") {
          return { body: "<return>true</return>" };
        }
        return call.get("NextToken") === null
          ? interfaceSet([available("eni-1"), available("eni-2")], "second")
          : interfaceSet([available("eni-3")]);
      });
      passed(ending);
      assert.deepEqual(asked.deletions(), ["eni-1", "eni-2", "eni-3"]);
    });

    it("filters on the VPC and on both tags, by value", async () => {
      const { ending, api: asked } = await against(() => interfaceSet([]));
      passed(ending);
      const [call] = asked.calls;
      const filters = [1, 2, 3, 4].map((index) => [
        call?.get(`Filter.${String(index)}.Name`),
        call?.get(`Filter.${String(index)}.Value.1`),
      ]);
      assert.deepEqual(filters, [
        ["vpc-id", "vpc-0aa"],
        ["tag:io.cilium/cilium-managed", "true"],
        ["tag:io.cilium/cluster-name", CLUSTER],
        [null, null],
      ]);
    });

    it("waits for an ENI that is being detached, and deletes it", async () => {
      let lists = 0;
      const { ending, api: asked } = await against((call) => {
        if (call.get("Action") === "DeleteNetworkInterface") {
          return { body: "<return>true</return>" };
        }
        lists += 1;
        return interfaceSet([lists === 1 ? detaching("eni-1") : available("eni-1")]);
      });
      passed(ending);
      assert.deepEqual(asked.deletions(), ["eni-1"]);
      assert.match(ending.stdout, /waiting for eni-1 to be detached/);
    });

    it("takes an ENI that goes while it waits as gone", async () => {
      const { ending, api: asked } = await against((call) => {
        if (call.has("NetworkInterfaceId.1")) {
          return { error: "InvalidNetworkInterfaceID.NotFound" };
        }
        return interfaceSet(call.has("Filter.4.Name") ? [] : [detaching("eni-1")]);
      });
      passed(ending);
      assert.deepEqual(asked.deletions(), []);
      assert.match(ending.stdout, /eni-1 went by itself/);
    });

    it("stops with EC2's message when it may not list", async () => {
      const { ending } = await against(() => ({ error: "UnauthorizedOperation" }));
      assert.equal(ending.status, 1);
      assert.match(ending.stderr, /UnauthorizedOperation.*could not list the ENIs of vpc-0aa/s);
    });

    it("stops with EC2's message when it may not delete, and goes on past what has gone", async () => {
      const { ending, api: asked } = await against((call) => {
        if (call.get("Action") === "DescribeNetworkInterfaces") {
          return interfaceSet([available("eni-1"), available("eni-2"), available("eni-3")]);
        }
        return {
          error:
            call.get("NetworkInterfaceId") === "eni-1"
              ? "InvalidNetworkInterfaceID.NotFound"
              : "UnauthorizedOperation",
        };
      });
      assert.equal(ending.status, 1);
      assert.match(ending.stdout, /eni-1 had gone already/);
      assert.match(ending.stderr, /could not delete eni-2 .*UnauthorizedOperation.*not you/s);
      assert.deepEqual(asked.deletions(), ["eni-1", "eni-2"]);
    });

    it("and the health gate's query: prefixes and addresses of one ENI in one column", async () => {
      api = await ScriptedEc2.start(() =>
        interfaceSet([
          "<networkInterfaceId>eni-1</networkInterfaceId><attachment><deviceIndex>1</deviceIndex><networkCardIndex>0</networkCardIndex></attachment>" +
            "<tagSet><item><key>io.cilium/cilium-managed</key><value>true</value></item></tagSet>" +
            "<privateIpAddressesSet><item><privateIpAddress>10.0.1.11</privateIpAddress></item></privateIpAddressesSet>" +
            "<ipv4PrefixSet><item><ipv4Prefix>10.0.1.48/28</ipv4Prefix></item><item><ipv4Prefix>10.0.1.96/28</ipv4Prefix></item></ipv4PrefixSet>",
        ]),
      );
      install(api.url);
      const ending = await bench.runAsync(
        { ...identity, WORK_DIR: bench.directory },
        `${scriptText("aws.sh", "eni-path.sh")}\ninterfaces_of i-0a\npath_of 10.0.1.111 i-0a\nsecondary_enis_of i-0a`,
      );
      passed(ending);
      assert.equal(
        ending.stdout,
        "eni-1\t0\t1\ttrue\t10.0.1.11,10.0.1.48/28,10.0.1.96/28\nsecondary eni-1 1 true\neni-1\n",
      );
      assert.equal(api.calls.length, 1);
    });
  });
});

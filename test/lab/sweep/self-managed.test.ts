import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { scriptText } from "../../../components/cluster-script";
import { Bench } from "../../components/scripts/bench";
import { ensureTool } from "../tools/ensure";
import { ensureAws } from "./aws";
import { KubeApi } from "./kube-api";
import { Moto } from "./moto";

// The scripts of self-managed groups with the real aws and the real kubectl: every query is evaluated, every flag is
// read. EC2 Auto Scaling and SSM are moto's, Kubernetes is an API without controllers. Not proven here: an instance
// refresh, which moto does not know; what it answers is the documented form.

const aws = ensureAws();
const kubectl = spawnSync("sh", ["-c", "command -v kubectl"], { encoding: "utf8" }).stdout.trim();
const IDENTITY = {
  AWS_REGION: "eu-central-1",
  AWS_DEFAULT_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "AKIATEST",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
};
const AMI =
  "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id";

describe("self-managed nodes with the real aws and kubectl", function () {
  let moto: Moto | undefined;
  let api: KubeApi;
  let bench: Bench;
  let program = "";
  before(async function () {
    const found = ensureTool("moto");
    if ("missing" in aws || "missing" in found || kubectl === "") {
      const missing = "missing" in aws ? "aws" : "missing" in found ? "moto" : "kubectl";
      console.log(`SKIP sweep: ${missing} is missing`);
      this.skip();
    }
    program = aws.path;
    moto = await Moto.start(found.path);
  });
  after(() => moto?.stop());
  beforeEach(async () => {
    api = await KubeApi.start();
    bench = new Bench();
    bench.installScript("kubectl", `exec ${kubectl} "$@"`);
  });
  afterEach(async () => {
    await api.stop();
    bench.remove();
  });

  const call = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(
      program,
      ["--endpoint-url", moto?.url ?? "", "--output", "text", ...args],
      { encoding: "utf8", env: { PATH: process.env["PATH"], HOME: bench.directory, ...IDENTITY } },
    );
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  /** The answer of EC2 about refreshes comes from here: a list in the documented form, through the real aws's output. */
  const install = (refreshes = "") => {
    bench.installScript(
      "aws",
      `case "$*" in --version) exec ${program} --version;;
*describe-instance-refreshes*) printf '%s\\n' '${refreshes === "" ? "None" : refreshes}'; exit 0;; esac
exec ${program} --endpoint-url ${moto?.url ?? ""} "$@"`,
    );
  };
  const makeGroup = (name: string, wanted: number): readonly string[] => {
    const id = call(
      "ec2",
      "create-launch-template",
      "--launch-template-name",
      name,
      "--launch-template-data",
      JSON.stringify({ ImageId: "ami-0123456789abcdef0", InstanceType: "m5.large" }),
      "--query",
      "LaunchTemplate.LaunchTemplateId",
    );
    const policy = {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: id, Version: "1" },
        Overrides: [{ InstanceType: "m5.large" }],
      },
    };
    call(
      "autoscaling",
      "create-auto-scaling-group",
      "--auto-scaling-group-name",
      name,
      "--min-size",
      "0",
      "--max-size",
      "4",
      "--desired-capacity",
      String(wanted),
      "--availability-zones",
      "eu-central-1a",
      "--mixed-instances-policy",
      JSON.stringify(policy),
    );
    return call(
      "autoscaling",
      "describe-auto-scaling-groups",
      "--auto-scaling-group-names",
      name,
      "--query",
      "AutoScalingGroups[0].Instances[].InstanceId",
    ).split(/\s+/);
  };
  const putNode = (instance: string, ready: string) => {
    api.put(`/api/v1/nodes/${instance}`, {
      metadata: { name: instance, labels: {} },
      spec: { providerID: `aws:///eu-central-1a/${instance}` },
      status: {
        conditions: [
          { type: "DiskPressure", status: "False" },
          { type: "Ready", status: ready },
        ],
      },
    });
  };
  const wait = (group: string, more: Readonly<Record<string, string>> = {}) =>
    bench.runAsync(
      {
        ...IDENTITY,
        CLUSTER_NAME: "dev",
        CLUSTER_ENDPOINT: api.url,
        CLUSTER_CA: "Zm9v",
        GROUP: group,
        TEMPLATE_VERSION: "1",
        JOIN_SEC: "60",
        BASE_SEC: "60",
        PER_NODE_SEC: "0",
        ...more,
      },
      scriptText("aws.sh", "kube.sh", "self-managed-nodes.sh"),
    );

  it("sees the group's instances in Kubernetes, by their providerID", async () => {
    install();
    const instances = makeGroup("joined", 2);
    assert.equal(instances.length, 2);
    for (const instance of instances) putNode(instance, "True");
    const ending = await wait("joined");
    assert.equal(ending.status, 0, ending.stderr + ending.stdout);
    assert.match(ending.stdout, /2 nodes of joined are Ready/);
  });

  it("watches the nodes until the last one is Ready", async () => {
    install();
    const [instance = ""] = makeGroup("watched", 1);
    putNode(instance, "False");
    api.onWatch = () => {
      putNode(instance, "True");
    };
    const ending = await wait("watched");
    assert.equal(ending.status, 0, ending.stderr);
  });

  it("fails on a refresh that was rolled back, with the reason that EC2 gives", async () => {
    install("RollbackSuccessful\tThe refresh was rolled back");
    makeGroup("rolled-back", 1);
    assert.match(
      (await wait("rolled-back")).stderr,
      /ended with RollbackSuccessful \(The refresh was rolled back\)/,
    );
  });

  it("names an instance that never joins, and what the group did", async () => {
    install();
    const [instance = ""] = makeGroup("lost", 1);
    const ending = await wait("lost", { JOIN_SEC: "0" });
    assert.equal(ending.status, 1);
    assert.ok(
      ending.stderr.includes(`${instance}: runs launch template version 1 of lost`),
      ending.stderr,
    );
  });

  it("says that a group is not there, and that one wants no node", async () => {
    install();
    assert.match((await wait("nowhere")).stderr, /there is no Auto Scaling group nowhere/);
    makeGroup("empty", 0);
    assert.match((await wait("empty")).stdout, /empty wants no node/);
  });

  it("reads the AMI out of a public parameter", async () => {
    install();
    call(
      "ssm",
      "put-parameter",
      "--name",
      "/mine/image_id",
      "--type",
      "String",
      "--value",
      "ami-0123456789abcdef0",
    );
    const read = (parameter: string) =>
      bench.runAsync(
        { ...IDENTITY, AMI_PARAMETER: parameter },
        scriptText("aws.sh", "self-managed-ami.sh"),
      );
    assert.deepEqual(await read("/mine/image_id"), {
      status: 0,
      stdout: "ami-0123456789abcdef0",
      stderr: "",
    });
    const missing = await read(AMI);
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /\(ParameterNotFound\)[^]*could not read the SSM parameter/);
  });
});

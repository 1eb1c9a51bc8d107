import assert from "node:assert/strict";
import { Bench } from "./bench";

// The real script against stand-ins for `aws` and `kubectl`. Not proven here: what AWS answers; the queries are judged
// by the real aws in test/lab/sweep.

const ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  CLUSTER_NAME: "dev",
  CLUSTER_ENDPOINT: "https://0A1B.gr7.eu-central-1.eks.amazonaws.com",
  CLUSTER_CA: "Zm9v",
  GROUP: "dev-general-1234567",
  TEMPLATE_VERSION: "2",
  JOIN_SEC: "600",
  BASE_SEC: "600",
  PER_NODE_SEC: "60",
};

type Look = readonly (readonly [instance: string, ready: string])[];

describe("the wait for a self-managed group's nodes", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });

  const group = (wanted: number, ...instances: readonly (readonly [string, string])[]) => ({
    wanted,
    instances,
  });
  const TWO = group(2, ["i-0a", "2"], ["i-0b", "2"]);
  const run = (
    given: {
      groups?: readonly object[];
      refreshes?: readonly string[];
      looks: readonly Look[];
      errors?: object;
    },
    environment: Readonly<Record<string, string>> = {},
  ) => {
    const { looks, ...aws } = given;
    bench.install("aws", { groups: [TWO], activities: ["Failed\tno capacity"], ...aws });
    bench.install("kubectl", { looks });
    return bench.run(
      { ...ENVIRONMENT, ...environment },
      "aws.sh",
      "kube.sh",
      "self-managed-nodes.sh",
    );
  };
  const cancellations = () =>
    bench.calls().filter((call) => call.includes("cancel-instance-refresh"));

  it("ends when as many nodes as are wanted have joined and are Ready", () => {
    const ending = run({
      groups: [group(2), group(2, ["i-0a", "2"]), TWO],
      looks: [
        [],
        [["i-0a", "True"]],
        [["i-0a", "True"]],
        [
          ["i-0a", "True"],
          ["i-0b", "True"],
        ],
      ],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(
      ending.stdout,
      /wants 2 nodes of launch template version 2: waiting at most 720 s/,
    );
    assert.match(ending.stdout, /2 nodes of dev-general-1234567 are Ready/);
    assert.equal(bench.calls().filter((call) => call.includes("--watch-only")).length, 3);
  });

  it("waits for a refresh to end, and for the nodes that it brings: old ones do not count", () => {
    const old = [
      ["i-0a", "True"],
      ["i-0b", "True"],
    ] as const;
    const ending = run({
      refreshes: ["Pending", "InProgress\t0 % complete", "Successful"],
      groups: [
        group(2, ["i-0a", "1"], ["i-0b", "1"]),
        group(2, ["i-0b", "1"], ["i-0c", "2"]),
        group(2, ["i-0c", "2"], ["i-0d", "2"]),
      ],
      looks: [
        old,
        [
          ["i-0b", "True"],
          ["i-0c", "True"],
        ],
        [
          ["i-0c", "True"],
          ["i-0d", "True"],
        ],
      ],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.equal(
      bench.calls().filter((call) => call.includes("describe-instance-refreshes")).length,
      3,
    );
    assert.deepEqual(cancellations(), []);
  });

  it("cancels a refresh whose new node does not join in time, and says which", () => {
    const ending = run(
      {
        refreshes: ["InProgress\t50 % complete"],
        groups: [group(2, ["i-0b", "1"], ["i-0c", "2"])],
        looks: [
          [
            ["i-0b", "True"],
            ["i-0c", "False"],
          ],
        ],
      },
      { JOIN_SEC: "0" },
    );
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /eks-cni: i-0c: runs launch template version 2 .* no Ready node after 0 s; its instance refresh was cancelled: no further node is replaced/,
    );
    assert.match(ending.stderr, /no capacity/);
    assert.equal(cancellations().length, 1);
  });

  it("says so when that is refused", () => {
    const ending = run(
      {
        refreshes: ["InProgress"],
        groups: [group(1, ["i-0c", "2"])],
        looks: [[]],
        errors: { "autoscaling cancel-instance-refresh": "AccessDenied" },
      },
      { JOIN_SEC: "0" },
    );
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /could not be cancelled: .*end it with "aws autoscaling cancel-instance-refresh"/,
    );
  });

  it("lets an old node be that is not Ready: the refresh is what replaces it", () => {
    const ending = run(
      {
        refreshes: ["InProgress", "Successful"],
        groups: [group(1, ["i-0a", "1"]), group(1, ["i-0b", "2"])],
        looks: [[["i-0a", "False"]], [["i-0b", "True"]]],
      },
      { JOIN_SEC: "0" },
    );
    assert.equal(ending.status, 0, ending.stderr);
  });

  for (const end of ["Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"]) {
    it(`fails on a refresh that ended with ${end}, with its reason`, () => {
      const ending = run({ refreshes: [`${end}\tthe reason`], looks: [[]] });
      assert.equal(ending.status, 1);
      assert.match(ending.stderr, new RegExp(`ended with ${end} \\(the reason\\)`));
      assert.deepEqual(cancellations(), []);
    });
  }

  it("does not wait for ever for nodes that EC2 does not launch, and says what it says of them", () => {
    const ending = run({ groups: [group(2)], looks: [[]] }, { BASE_SEC: "0", PER_NODE_SEC: "0" });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /has 0 of 2 nodes of launch template version 2 after 0 s/);
    assert.match(ending.stderr, /Failed\tno capacity/);
  });

  it("has nothing to wait for where no node is wanted", () => {
    const ending = run({ groups: [group(0)], looks: [[]] });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /wants no node at the moment/);
  });

  it("fails when the group is not there, and when AWS does not answer", () => {
    const gone = run({ groups: [], looks: [[]] });
    assert.match(gone.stderr, /there is no Auto Scaling group dev-general-1234567 in eu-central-1/);
    const refused = run({
      looks: [[]],
      errors: { "autoscaling describe-auto-scaling-groups": "AccessDenied" },
    });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /AccessDenied[^]*could not look at the Auto Scaling group/);
  });
});

describe("the look-up of a self-managed group's AMI", () => {
  const PARAMETER = "/aws/service/bottlerocket/aws-k8s-1.35/arm64/latest/image_id";
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const read = (value: string | undefined) => {
    bench.install("aws", { parameters: { [PARAMETER]: value } });
    return bench.run(
      { AWS_REGION: "eu-central-1", AMI_PARAMETER: PARAMETER },
      "aws.sh",
      "self-managed-ami.sh",
    );
  };

  it("says the id and nothing else", () => {
    assert.deepEqual(read("ami-0123456789abcdef0"), {
      status: 0,
      stdout: "ami-0123456789abcdef0",
      stderr: "",
    });
  });

  it("fails where there is no such parameter, and says what that means", () => {
    const ending = read(undefined);
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /ParameterNotFound[^]*could not read the SSM parameter.*amiId/);
    assert.equal(ending.stdout, "");
  });

  it("does not take anything else for an AMI", () => {
    assert.match(read("None").stderr, /holds "None", which is not the id of an AMI/);
  });
});

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runPins } from "../../bin/pins";
import { STAND_IN_ANSWERS } from "./pins/answers";
import { IMAGE_DIGEST, startRegistry, type RegistryServer } from "./pins/registry-server";

// The `aws` here is a stand-in made from the AWS CLI's documented behaviour; `pins/aws-cli.test.ts` asks the real one.

const STACK = `# Our first cluster.
config:
  aws:region: eu-central-1
  eks-cni:cluster: { name: dev, version: "1.35" }
  eks-cni:cni: { kind: cilium, mode: eni } # the CNI
  eks-cni:linkerd: { cni: true, iptablesMode: plain }
  eks-cni:nodeGroups:
    # arm64, because it is cheaper
    - { name: general, operatingSystem: AL2023, instanceTypes: [m7g.large], scaling: { min: 2, max: 4, desired: 2 } }
    - name: hardened
      operatingSystem: Bottlerocket
      instanceTypes: [m7g.large]
      scaling: { min: 2, max: 4, desired: 2 } # two zones
`;

const PINNED = `# Our first cluster.
config:
  aws:region: eu-central-1
  eks-cni:cluster: { name: dev, version: "1.35" }
  eks-cni:cni: { kind: cilium, mode: eni } # the CNI
  eks-cni:linkerd: { cni: true, iptablesMode: plain, imageVersion: "v1.6.8@${IMAGE_DIGEST}" }
  eks-cni:nodeGroups:
    # arm64, because it is cheaper
    - { name: general, operatingSystem: AL2023, instanceTypes: [m7g.large], scaling: { min: 2, max: 4, desired: 2 }, releaseVersion: "1.35.2-20260801" }
    - name: hardened
      operatingSystem: Bottlerocket
      instanceTypes: [m7g.large]
      scaling: { min: 2, max: 4, desired: 2 } # two zones
      releaseVersion: "1.55.0-d93bb1b1"
  eks-cni:addons: { coredns: { version: "v1.13.2-eksbuild.4" } }
`;

describe("eks-cni pins", () => {
  let registry: RegistryServer;
  let folder: string;
  let file: string;

  before(async () => {
    registry = await startRegistry();
  });
  after(() => {
    registry.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "eks-cni-pins-"));
    file = path.join(folder, "Pulumi.dev.yaml");
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Runs the command on a stack file's text. */
  async function pins(text: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    await writeFile(file, text);
    const log = path.join(folder, "calls.log");
    await writeFile(log, "");
    let stdout = "";
    let stderr = "";
    const status = await runPins(args, {
      folder,
      env: {
        PATH: [path.join(__dirname, "pins", "path"), path.dirname(process.execPath)].join(
          path.delimiter,
        ),
        AWS_ACCESS_KEY_ID: "known",
        STAND_IN_ANSWERS,
        STAND_IN_LOG: log,
        ...env,
      },
      stdout: (written) => (stdout += written),
      stderr: (written) => (stderr += written),
      sources: {
        fetch: (url, init) => fetch(url.replace("https://cr.l5d.io", registry.origin), init),
      },
    });
    const calls = (await readFile(log, "utf8")).split("\n").filter((line) => line !== "");
    return { status, stdout, stderr, calls, text: await readFile(file, "utf8") };
  }

  it("writes what is missing and leaves the rest of the file as it was", async () => {
    const run = await pins(STACK);
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0);
    assert.equal(run.text, PINNED);
  });

  it("shows each value with the place it was read from", async () => {
    const { stdout } = await pins(STACK);
    assert.match(stdout, /: 4 values written\n/);
    assert.match(
      stdout,
      /nodeGroups\[0\]\.releaseVersion: 1\.35\.2-20260801\n {4}read from SSM parameter \/aws\/service\/eks\/optimized-ami\/1\.35\/amazon-linux-2023\/arm64\/standard\/recommended\/release_version, eu-central-1/,
    );
    assert.match(stdout, /addons\.coredns\.version: v1\.13\.2-eksbuild\.4\n {4}read from eks:Desc/);
    assert.match(stdout, /linkerd\.imageVersion: v1\.6\.8@sha256:\w+\n {4}read from registry/);
  });

  it("only reads AWS, and asks each question once", async () => {
    const { calls } = await pins(STACK);
    assert.equal(new Set(calls).size, calls.length);
    for (const call of calls) assert.match(call, /^(ssm get|eks describe|ec2 describe)-/);
  });

  it("has nothing to do, and asks nobody, the second time", async () => {
    const run = await pins(PINNED);
    assert.deepEqual([run.status, run.text, run.calls], [0, PINNED, []]);
    assert.match(run.stdout, /nothing to write/);
  });

  it("shows and does not write with --dry-run", async () => {
    const run = await pins(STACK, ["--dry-run"]);
    assert.deepEqual([run.status, run.text], [0, STACK]);
    assert.match(run.stdout, /: 4 values would be written\n/);
  });

  it("leaves pins that are there, unless they are for another Kubernetes version", async () => {
    const old = PINNED.replace("1.35.2-20260801", "1.34.9-20260101")
      .replace("v1.13.2-eksbuild.4", "v1.12.4-eksbuild.1")
      .replace("1.55.0-d93bb1b1", "1.50.0-aaaaaaaa");
    const run = await pins(old);
    assert.equal(run.text, old.replace("1.34.9-20260101", "1.35.2-20260801"));
    assert.match(run.stdout, /releaseVersion: 1\.34\.9-20260101 -> 1\.35\.2-20260801/);
  });

  it("raises what is older with --bump, charts within their minor, and takes nothing back", async () => {
    const old = PINNED.replace("1.35.2-20260801", "1.35.1-20260301")
      .replace("1.55.0-d93bb1b1", "1.99.0-ffffffff")
      .replace(
        "mode: eni }",
        `mode: eni, version: 1.20.0, chartRepository: "${registry.origin}/charts" }`,
      )
      .replace("plain,", "plain, version: 2026.6.3, chartRepository: oci://cr.l5d.io/charts,");
    const run = await pins(old, ["--bump"]);
    assert.equal(
      run.text,
      old
        .replace("1.35.1-20260301", "1.35.2-20260801")
        .replace("version: 1.20.0", "version: 1.20.10"),
    );
    // The registry has no chart linkerd2-cni: that one is told, the others are written.
    assert.equal(run.status, 1);
    assert.match(run.stderr, /has no chart cr\.l5d\.io\/charts\/linkerd2-cni: HTTP 404/);
  });

  it("asks for kube-proxy and the pod-identity agent only where they are used", async () => {
    const used = STACK.replace(
      "mode: eni }",
      "mode: eni, kubeProxyReplacement: false, operatorIdentity: podIdentity }",
    );
    const { text } = await pins(used);
    assert.match(text, /kubeProxy: \{ version: "v1\.35\.0-eksbuild\.2" \}/);
    assert.match(text, /podIdentityAgent: \{ version: "v1\.3\.10-eksbuild\.2" \}/);
    const { calls } = await pins(STACK);
    assert.ok(calls.every((call) => !/kube-proxy|pod-identity/.test(call)));
  });

  it("writes EKS's version of aws-vpc-cni where EKS installs it, also behind the short form", async () => {
    const stack = STACK.replace(
      "kind: cilium, mode: eni",
      "kind: calico, mode: policyOnly",
    ).replace("  eks-cni:linkerd:", "  eks-cni:vpcCni: installed\n  eks-cni:linkerd:");
    const { text } = await pins(stack);
    assert.match(text, /vpcCni: \{ mode: installed, version: "v1\.22\.4-eksbuild\.3" \}/);
    const asChart = stack.replace("vpcCni: installed", "vpcCni: { mode: installed, as: helm }");
    const { calls } = await pins(asChart);
    assert.ok(calls.every((call) => !call.includes("vpc-cni")));
  });

  it("raises the charts of Calico and aws-vpc-cni within their minor", async () => {
    const repository = `chartRepository: "${registry.origin}/charts"`;
    const stack = STACK.replace(
      "kind: cilium, mode: eni",
      `kind: calico, mode: policyOnly, version: v3.32.1, ${repository}`,
    ).replace(
      "  eks-cni:linkerd:",
      `  eks-cni:vpcCni: { mode: installed, as: helm, version: 1.22.4, ${repository} }\n  eks-cni:linkerd:`,
    );
    const { text } = await pins(stack, ["--bump"]);
    assert.match(text, /policyOnly, version: v3\.32\.4,/);
    assert.match(text, /as: helm, version: 1\.22\.7,/);
  });

  it("leaves groups with an AMI of their own alone", async () => {
    const own = STACK.replaceAll("instanceTypes:", "amiId: ami-0a1b, instanceTypes:").replace(
      /amiId: ami-0a1b, (instanceTypes: \[m7g.large\]\n)/,
      "amiId: ami-0a1b\n      $1",
    );
    const { status, text, calls } = await pins(own);
    assert.equal(status, 0);
    assert.doesNotMatch(text, /releaseVersion/);
    assert.ok(calls.every((call) => !call.startsWith("ssm")));
  });

  it("says once that there are no credentials, and what to do", async () => {
    const run = await pins(STACK, [], { AWS_ACCESS_KEY_ID: undefined });
    assert.equal(run.status, 1);
    assert.equal(run.calls.length, 1);
    assert.match(
      run.stderr,
      /^eks-cni pins: AWS cannot be asked: Unable to locate credentials\..*\n {2}log in first[^\n]*\n$/,
    );
    assert.doesNotMatch(run.text, /releaseVersion|coredns/);
  });

  it("says that the AWS CLI is missing", async () => {
    const run = await pins(STACK, [], { PATH: folder });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /^eks-cni pins: the AWS CLI is not installed: [^\n]+\n {2}install it/);
  });

  it("uses the profile of the stack", async () => {
    const run = await pins(STACK.replace("config:", "config:\n  aws:profile: lab"));
    assert.equal(run.status, 0);
    assert.ok(run.calls.every((call) => call.includes("--profile lab")));
    const unknown = await pins(STACK.replace("config:", "config:\n  aws:profile: nobody"));
    assert.match(
      unknown.stderr,
      /config profile \(nobody\) could not be found\n {2}check AWS_PROFILE/,
    );
  });

  it("names a Kubernetes version for which there is no AMI, and never invents one", async () => {
    const run = await pins(STACK.replace('"1.35"', '"1.99"'));
    assert.equal(run.status, 1);
    assert.match(
      run.stderr,
      /there is no AL2023 release for Kubernetes 1\.99 on arm64: SSM has no/,
    );
    assert.match(run.stderr, /there is no Bottlerocket release for Kubernetes 1\.99/);
    assert.match(run.stderr, /EKS names no default version of the add-on coredns/);
    assert.doesNotMatch(run.text, /releaseVersion/);
  });

  it("refuses instance types that no one AMI can serve, and types that EC2 does not have", async () => {
    const mixed = await pins(STACK.replace("[m7g.large]", "[m7g.large, m7i.large]"));
    assert.match(mixed.stderr, /m7g\.large, m7i\.large have no architecture in common/);
    const unknown = await pins(STACK.replace("[m7g.large]", "[m99g.large]"));
    assert.match(unknown.stderr, /status 254: .*InvalidInstanceType.*\[m99g\.large\]/);
  });

  it("takes the stack file that plan would take, and asks which one where there are several", async () => {
    file = path.join(folder, "Pulumi.prod.yaml");
    const only = await pins(STACK);
    assert.match(only.stdout, /^Pulumi\.prod\.yaml: 4 values written\n/);
    file = path.join(folder, "Pulumi.stage.yaml");
    const several = await pins(STACK);
    assert.equal(several.status, 2);
    assert.match(several.stderr, /several stack files/);
  });

  it("keeps the file's mode", async () => {
    await writeFile(file, "", { mode: 0o600 });
    await pins(STACK);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it("never shows a secure value of a stack file that is wrong", async () => {
    const wrong = STACK.replace("kind: cilium", "kind: { secure: v1:hunter2:c2VjcmV0 }");
    const run = await pins(wrong);
    assert.equal(run.status, 2);
    assert.match(run.stderr, /cni\.kind: \[secret\] is not valid/);
    assert.doesNotMatch(run.stderr, /hunter2|c2VjcmV0/);
  });

  it("ends with 2 on a wrong command line, a missing file, and a file that is not YAML", async () => {
    const unknown = await pins(STACK, ["--bumb"]);
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /^eks-cni pins: unknown option '--bumb'/);
    const missing = await pins(STACK, ["--config", path.join(folder, "none.yaml")]);
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /none\.yaml cannot be read: there is no such file\n {2}name the/);
    const torn = await pins("config: { a: [\n");
    assert.equal(torn.status, 2);
    assert.match(torn.stderr, /is not YAML: /);
  });

  it("explains itself with --help", async () => {
    const { status, stdout, calls } = await pins(STACK, ["--help"]);
    assert.equal(status, 0);
    assert.match(stdout, /^eks-cni pins: .*\n[^]*usage: eks-cni pins/);
    assert.deepEqual(calls, []);
  });
});

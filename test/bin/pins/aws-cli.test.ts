import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readAddonVersion } from "../../../bin/pins/addon-version";
import { readAmiRelease } from "../../../bin/pins/ami-release";
import { awsCli, type CallAws } from "../../../bin/pins/aws-cli";
import { PinsError } from "../../../bin/pins/pins-error";
import { startAws, type AwsServer } from "./aws-server";

// The real AWS CLI parses the recorded answers with AWS's own models: it judges their shape and our command lines.
// It does not prove what AWS answers today.

/** Path of the AWS CLI, if there is one. */
function findAws(): string | undefined {
  try {
    const found = execFileSync("sh", ["-c", "command -v aws"], { encoding: "utf8" }).trim();
    execFileSync(found, ["--version"], { stdio: "ignore" });
    return found;
  } catch {
    return undefined; // No `aws`, or one that does not start: the test says that it is skipped.
  }
}

describe("asking the real AWS CLI", function () {
  this.timeout(60_000);
  let server: AwsServer | undefined;
  let folder: string | undefined;
  let callAws: CallAws;
  let withoutCredentials: CallAws;

  before(async function () {
    const aws = findAws();
    if (aws === undefined) {
      console.log("SKIP asking the real AWS CLI: there is no working `aws` on the PATH");
      this.skip();
    }
    server = await startAws();
    folder = mkdtempSync(path.join(tmpdir(), "eks-cni-aws-"));
    // AWS CLI before 2.13 takes another endpoint only as an option.
    const script = `#!/bin/sh\nexec '${aws}' --endpoint-url ${server.origin} "$@"\n`;
    writeFileSync(path.join(folder, "aws"), script, { mode: 0o755 });
    const env = {
      PATH: [folder, process.env["PATH"] ?? ""].join(path.delimiter),
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: "true",
    };
    const target = { region: "eu-central-1" };
    withoutCredentials = awsCli(target, env);
    callAws = awsCli(target, { ...env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "y" });
  });

  after(() => {
    server?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const request = {
    kind: "amiRelease",
    path: [],
    operatingSystem: "Bottlerocket",
    instanceTypes: ["m7g.large"],
  } as const;

  it("reads an AMI release by the architecture that EC2 names", async () => {
    const { value } = await readAmiRelease(request, "1.35", callAws);
    assert.equal(value, "1.55.0-d93bb1b1");
  });

  it("reads the default version of an add-on", async () => {
    const addon = { kind: "addonVersion", path: [], addonName: "coredns" } as const;
    const { value } = await readAddonVersion(addon, "1.35", callAws);
    assert.equal(value, "v1.13.2-eksbuild.4");
  });

  it("understands that a parameter does not exist", async () => {
    await assert.rejects(
      readAmiRelease(request, "1.99", callAws),
      (error) =>
        error instanceof PinsError && /there is no Bottlerocket release/.test(error.message),
    );
  });

  it("understands that there are no credentials", async () => {
    await assert.rejects(
      readAmiRelease(request, "1.35", withoutCredentials),
      (error) => error instanceof PinsError && /^log in first/.test(error.remedy),
    );
  });
});

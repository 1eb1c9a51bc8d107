// What a NodeGroup asks EC2 and what it makes of the answer, with the SDK's mocks in a process of their own. Mocks show
// neither EC2's real answers nor how the AWS provider words a refusal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "mocha";

const ROOT = resolve(__dirname, "../..");

const PROGRAM = `
import * as pulumi from ${JSON.stringify(join(ROOT, "node_modules/@pulumi/pulumi"))};
import type { NodeGroupArgs } from ${JSON.stringify(join(ROOT, "components"))};

const said: Record<string, string[]> = {};
const asked: string[] = [];
const userData: Record<string, string> = {};
const answers: Record<string, object> = {
  "m7g.large": { maximumNetworkInterfaces: 3, maximumIpv4AddressesPerInterface: 10 },
  "c7g.large": { maximumNetworkInterfaces: 4, maximumIpv4AddressesPerInterface: 15 },
  "p5.48xlarge": {
    maximumNetworkInterfaces: 64,
    maximumIpv4AddressesPerInterface: 50,
    defaultNetworkCardIndex: 0,
    networkCards: [{ index: 1, maximumInterfaces: 1 }, { index: 0, maximumInterfaces: 2 }],
  },
  "m99g.large": { maximumNetworkInterfaces: 3, maximumIpv4AddressesPerInterface: 10 },
};
(pulumi.log as { warn: unknown }).warn = (message: string, resource: { __name: string }) => {
  (said[resource.__name] ??= []).push(message);
};

async function main(): Promise<void> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, type, inputs }) => {
      if (type.endsWith(":LaunchTemplate")) userData[name] = inputs.userData;
      return { id: name, state: { ...inputs, latestVersion: 1 } };
    },
    call: ({ token, inputs }) => {
      if (!token.endsWith(":getInstanceType")) return inputs;
      asked.push(inputs.instanceType);
      const answer = answers[inputs.instanceType];
      if (answer === undefined) throw new Error("UnauthorizedOperation");
      return answer;
    },
  });
  const { NodeGroup } = await import(${JSON.stringify(join(ROOT, "components"))});
  const group = (name: string, difference: Partial<NodeGroupArgs>) =>
    new NodeGroup(name, {
      name, operatingSystem: "AL2023", instanceTypes: ["m7g.large"], scaling: { min: 1, max: 1, desired: 1 },
      region: "eu-central-1", clusterName: "shop", endpoint: "https://shop", certificateAuthority: "Zm9v",
      serviceCidr: "172.20.0.0/16", clusterSecurityGroupId: "sg-1", version: "1.35",
      cni: { kind: "cilium", mode: "eni", prefixDelegation: false }, subnetIds: ["s-1"], iamRoleArn: "arn", ...difference,
    } as NodeGroupArgs);
  group("same", {});
  group("other", { instanceTypes: ["c7g.large", "c7g.large"] });
  group("cards", { instanceTypes: ["p5.48xlarge"] });
  group("refused", { instanceTypes: ["m7g.xlarge"] });
  group("given", { instanceTypes: ["m99g.large"], instanceLimits: { enis: 2, ipv4PerEni: 10 } });
  group("overlay", { instanceTypes: ["t3.small"], cni: { kind: "cilium", mode: "overlay" } });
  await new Promise((done) => setImmediate(done));
  await pulumi.runtime.disconnect();
  const pods = Object.fromEntries(Object.entries(userData).map(([name, text]) =>
    [name, /maxPods: (\\d+)/.exec(Buffer.from(text, "base64").toString("utf8"))?.[1]]));
  process.stdout.write(JSON.stringify({ said, asked, pods }));
}
void main();
`;

interface Result {
  readonly said: Readonly<Record<string, readonly string[]>>;
  readonly asked: readonly string[];
  readonly pods: Readonly<Record<string, string>>;
}

describe("a NodeGroup that can ask EC2", () => {
  let folder: string;
  let result: Result;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "limits-check-"));
    const file = join(folder, "program.ts");
    writeFileSync(file, PROGRAM);
    const output = execFileSync(process.execPath, ["--import", "tsx", file], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    result = JSON.parse(output) as Result;
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("warns of other limits, and computes with its own nevertheless", () => {
    assert.deepEqual(result.said["other"], [
      "c7g.large: EC2 gives 4 network interfaces with 15 addresses each, max pods were computed with 3 network interfaces with 10 addresses each and stay so; update this package, or write maxPods",
    ]);
    assert.equal(result.pods["other"], "27");
    assert.equal(result.pods["same"], "27");
  });

  it("compares the network card that nodes boot from", () => {
    assert.equal(result.said["cards"], undefined);
  });

  it("compares instanceLimits too", () => {
    assert.match(result.said["given"]?.[0] ?? "", /EC2 gives 3 network.*computed with 2 network/);
    assert.equal(result.pods["given"], "18");
  });

  it("is silent where EC2 agrees or does not answer", () => {
    assert.deepEqual(Object.keys(result.said).sort(), ["given", "other"]);
    assert.equal(result.pods["refused"], "56");
  });

  it("asks for each type of a group once, and not at all on an overlay", () => {
    assert.deepEqual([...result.asked].sort(), [
      "c7g.large",
      "m7g.large",
      "m7g.xlarge",
      "m99g.large",
      "p5.48xlarge",
    ]);
  });
});

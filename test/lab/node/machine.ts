import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = join(__dirname, "vm.sh");
const PRIMARY_MAC = "52:54:00:00:00:05";
const PRIMARY_ADDRESS = "10.0.0.10";

/** What a booted machine said at the end. */
export interface BootReport {
  /** Output of a command, by the command. */
  readonly of: (command: string) => string;
  readonly console: string;
}

function metadata(userData: string): unknown {
  return {
    "meta-data": {
      "instance-id": "i-0123456789abcdef0",
      "ami-id": "ami-0123456789abcdef0",
      "instance-type": "m7i.large",
      "local-hostname": "ip-10-0-0-10",
      "local-ipv4": PRIMARY_ADDRESS,
      mac: PRIMARY_MAC,
      placement: { "availability-zone": "eu-central-1a", region: "eu-central-1" },
      network: {
        interfaces: {
          macs: { [PRIMARY_MAC]: { "device-number": "0", "local-ipv4s": PRIMARY_ADDRESS } },
        },
      },
      services: { domain: "amazonaws.com", partition: "aws" },
    },
    "user-data": userData,
    dynamic: {
      "instance-identity": {
        document: JSON.stringify({
          region: "eu-central-1",
          availabilityZone: "eu-central-1a",
          instanceId: "i-0123456789abcdef0",
          instanceType: "m7i.large",
          privateIp: PRIMARY_ADDRESS,
          accountId: "123456789012",
          architecture: "x86_64",
        }),
      },
    },
  };
}

function run(...args: string[]): void {
  const { status, stderr } = spawnSync("bash", [SCRIPT, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`vm.sh ${args.join(" ")}: ${stderr}`);
}

/** Builds the machine's image once per content of its recipe; kept where the labs' tools are. */
export function ensureImage(): string {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "eks-cni-lab");
  const recipe = createHash("sha256").update(readFileSync(SCRIPT)).digest("hex").slice(0, 16);
  const folder = join(cache, `vm-${recipe}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    run("image", folder);
  }
  return folder;
}

/** Boots once with this user data and waits until the machine has reported and powered off. */
export function boot(image: string, userData: string): BootReport {
  const work = mkdtempSync(join(tmpdir(), "eks-cni-vm-"));
  try {
    writeFileSync(join(work, "imds.json"), JSON.stringify(metadata(userData)));
    run("boot", image, work);
    const [console, reported] = ["console.log", "report.log"].map((file) =>
      readFileSync(join(work, file), "utf8").replace(/\r/g, ""),
    ) as [string, string];
    const report = /^==REPORT$([^]*)^==END$/m.exec(reported)?.[1];
    if (report === undefined)
      throw new Error(`the machine did not report:\n${console.slice(-4000)}`);
    const sections = new Map(
      report
        .split(/^==/m)
        .slice(1)
        .map((section) => [
          section.slice(0, section.indexOf("\n")),
          section.slice(section.indexOf("\n") + 1),
        ]),
    );
    return { console, of: (command) => sections.get(command) ?? "" };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

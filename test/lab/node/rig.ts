import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SCRIPT = join(__dirname, "rig.sh");

/** One interface of the node. */
export interface Nic {
  readonly name: string;
  readonly mac: string;
  readonly later?: boolean;
  /** Network card that the metadata service tells. */
  readonly card?: number;
}

/** A node as an AMI leaves it. */
export interface NodeLayout {
  /** The first is the primary. */
  readonly nics: readonly Nic[];
  /** Unit files by path below `/etc`, `/usr/lib` or `/run` + `/systemd/network`. */
  readonly etc?: Readonly<Record<string, string>>;
  readonly lib?: Readonly<Record<string, string>>;
  readonly run?: Readonly<Record<string, string>>;
  readonly bus: "up" | "down";
  readonly imds: "up" | "down";
}

/** A route as `ip -j` prints it. */
export interface Route {
  readonly dst: string;
  readonly dev: string;
  readonly metric?: number;
}

function metadata(nics: readonly Nic[]): unknown {
  const macs = nics.map((nic, index) => [
    nic.mac,
    {
      "device-number": String(index),
      ...(nic.card === undefined ? {} : { "network-card": String(nic.card) }),
    },
  ]);
  return {
    "meta-data": {
      mac: nics[0]?.mac,
      network: { interfaces: { macs: Object.fromEntries(macs) as unknown } },
    },
  };
}

/** A running rig. Call {@link Rig.down} whatever happens. */
export class Rig {
  readonly #work = mkdtempSync(join(tmpdir(), "eks-cni-rig-"));

  constructor(layout: NodeLayout) {
    for (const place of ["etc", "lib", "run"] as const) {
      mkdirSync(join(this.#work, place));
      for (const [path, content] of Object.entries(layout[place] ?? {})) {
        const file = join(this.#work, place, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
    const nics = layout.nics.map(
      ({ name, mac, later }) => `${name} ${mac} ${later === true ? "later" : "now"}\n`,
    );
    writeFileSync(join(this.#work, "nics"), nics.join(""));
    writeFileSync(join(this.#work, "bus"), layout.bus);
    if (layout.imds === "up") {
      writeFileSync(join(this.#work, "imds.json"), JSON.stringify(metadata(layout.nics)));
    }
    try {
      this.#script("up");
    } catch (error) {
      this.down();
      throw error;
    }
  }

  #script(command: string, ...args: string[]): void {
    const run = spawnSync("bash", [SCRIPT, command, this.#work, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (run.status !== 0)
      throw new Error(`rig.sh ${command}: ${run.stderr}${this.log("networkd")}`);
  }

  /** Runs a command on the node and gives its output and status. */
  onNode(
    command: string,
    ...args: string[]
  ): { readonly status: number | null; readonly output: string } {
    const holder = this.#read("holder.pid").trim();
    const run = spawnSync("nsenter", ["-t", holder, "-m", "-n", command, ...args], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${join(this.#work, "bin")}:${process.env["PATH"] ?? ""}` },
    });
    return { status: run.status, output: `${run.stdout}${run.stderr}` };
  }

  /** Runs a script as cloud-init runs a boothook. */
  runScript(script: string): { readonly status: number | null; readonly output: string } {
    const file = join(this.#work, "part-001");
    writeFileSync(file, script, { mode: 0o700 });
    return this.onNode(file);
  }

  attach(nic: string): void {
    this.#script("attach", nic);
  }

  #json(...args: string[]): readonly Readonly<Record<string, unknown>>[] {
    const { output } = this.onNode("ip", "-j", ...args);
    return output.trim() === "" ? [] : (JSON.parse(output) as Readonly<Record<string, unknown>>[]);
  }

  defaultRoutes(): readonly Route[] {
    return this.#json("-4", "route", "show", "default") as unknown as readonly Route[];
  }

  /** What networkd says about an interface: `configured`, `unmanaged`, … */
  adminState(nic: string): string | undefined {
    const index = this.onNode("cat", `/sys/class/net/${nic}/ifindex`).output.trim();
    return /^ADMIN_STATE=(.*)$/m.exec(this.#read(`netif/links/${index}`))?.[1];
  }

  addresses(nic: string): readonly string[] {
    const [link] = this.#json("-4", "address", "show", "dev", nic);
    const info = (link?.["addr_info"] ?? []) as readonly { readonly local: string }[];
    return info.map((address) => address.local);
  }

  /** Unit files under `/run`, by path. */
  runFiles(): readonly string[] {
    const { output } = this.onNode("find", "/run/systemd/network", "-type", "f");
    return output
      .split("\n")
      .filter((line) => line !== "")
      .map((path) => path.slice(21))
      .sort();
  }

  /** How often the DHCP server gave an address to this MAC. */
  leasesGiven(mac: string): number {
    return this.#read("dhcp.log")
      .split("\n")
      .filter((line) => line.includes("DHCPACK") && line.includes(mac)).length;
  }

  restarts(): number {
    return this.#read("restarts").split("\n").length - 1;
  }

  log(name: string): string {
    return this.#read(`${name}.log`);
  }

  #read(name: string): string {
    try {
      return readFileSync(join(this.#work, name), "utf8");
    } catch {
      return "";
    }
  }

  down(): void {
    spawnSync("bash", [SCRIPT, "down", this.#work], { stdio: "ignore" });
    rmSync(this.#work, { recursive: true, force: true });
  }
}

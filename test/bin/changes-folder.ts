import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Plan } from "../../plan/plan";
import { type CommandRun, runCommand } from "../plan/command-line";

const PREVIEWS = resolve(__dirname, "../plan/preview/fixtures");
const VPC = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";

/** A plan with one network. */
export function planOf(cidrBlock: string, fields: Partial<Plan> = {}): Plan {
  return {
    formatVersion: 1,
    project: "shop",
    stack: "dev",
    date: "2026-11-24",
    resources: [
      {
        urn: VPC,
        type: "aws:ec2/vpc:Vpc",
        name: "main",
        parent: null,
        custom: true,
        dependsOn: [],
        inputs: { cidrBlock },
        options: {},
      },
    ],
    waves: [[VPC]],
    placeholders: [],
    findings: [],
    ...fields,
  };
}

/** A folder in which a test compares plans and previews. */
export class ChangesFolder {
  readonly path = mkdtempSync(join(tmpdir(), "eks-cni-changes-"));

  /** Writes a plan folder; a text takes the place of plan.json as it is. */
  plan(name: string, plan: Plan | string): void {
    mkdirSync(join(this.path, name), { recursive: true });
    const text = typeof plan === "string" ? plan : `${JSON.stringify(plan, null, 2)}\n`;
    writeFileSync(join(this.path, name, "plan.json"), text);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  names(): readonly string[] {
    return readdirSync(this.path).sort();
  }

  run(...words: readonly string[]): CommandRun {
    return runCommand(this.path, words);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A preview that the real engine printed. */
export function preview(name: string): string {
  return readFileSync(join(PREVIEWS, name), "utf8");
}

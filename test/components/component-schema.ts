import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ComponentProvider } from "@pulumi/pulumi/provider/experimental/provider";

const PROJECT = resolve(__dirname, "../..");

/**
 * What Pulumi's component analyzer makes of `components/`: the schema from which other languages' SDKs are
 * generated. It wants a folder with a tsconfig.json and a package.json whose entry is a source file.
 */
export async function componentSchema(components: readonly string[]): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-schema-"));
  try {
    const entry = join(PROJECT, "components/index.ts");
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "eks-cni", version: "0.0.0", main: entry }),
    );
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: join(PROJECT, "tsconfig.json"), include: [], files: [entry] }),
    );
    const provider = new ComponentProvider({
      name: "eks-cni",
      dirname: folder,
      // The analyzer reads sources; of the constructors it only takes the names.
      components: components.map((name) => ({ name }) as never),
    });
    return JSON.parse(await provider.getSchema()) as object;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

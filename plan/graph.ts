import type { PlannedResource } from "./plan";

/**
 * Waves: a resource's wave is the longest path over `dependsOn` that leads to it. Resources come in the
 * order of their registration, so every edge leads to one that came before.
 */
export function wavesOf(resources: Iterable<PlannedResource>): readonly (readonly string[])[] {
  const waveOf = new Map<string, number>();
  const waves: string[][] = [];
  for (const { urn, dependsOn } of resources) {
    const wave = dependsOn.reduce((last, edge) => Math.max(last, (waveOf.get(edge) ?? -1) + 1), 0);
    waveOf.set(urn, wave);
    (waves[wave] ??= []).push(urn);
  }
  return waves.map((wave) => wave.sort());
}

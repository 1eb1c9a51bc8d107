import { sizeNumber } from "./number-text";
import type { NodeGroupView } from "./node-group-view";
import type { ResourceLabel } from "./resource-label";
import type { Step } from "./step";

/** `3–7`, or `3`. */
export function waveRange({ firstWave, lastWave }: Pick<Step, "firstWave" | "lastWave">): string {
  return firstWave === lastWave ? String(firstWave) : `${String(firstWave)}–${String(lastWave)}`;
}

/** How the list of all resources is read. */
export const WAVES_NOTE =
  "← is what a resource waits for. Whatever is in a component also waits for what the component waits for.";

/** `NodeGroup dev-general`. */
export function labelText({ type, name }: ResourceLabel): string {
  return `${type} ${name}`;
}

/** `AL2023 · m7g.large · 2 nodes, 2 to 4 allowed · newest AL2023_ARM_64_STANDARD at creation`. */
export function factsText(view: NodeGroupView): string {
  return [view.operatingSystem, ...view.facts, ...(view.ami === undefined ? [] : [view.ami])].join(
    " · ",
  );
}

/** Size of the user data against EC2's limit, with what EKS adds. */
export function sizeText(view: NodeGroupView): string {
  const total = view.bytes + (view.addedBytes ?? 0);
  const added =
    view.addedBytes === undefined ? "" : `, and EKS adds about ${sizeNumber(view.addedBytes)}`;
  const percent = Math.round((total / view.limitBytes) * 100);
  return `${sizeNumber(view.bytes)} bytes${added}: ${String(percent)}% of the ${sizeNumber(view.limitBytes)} allowed${total > view.limitBytes ? ", too much" : ""}`;
}

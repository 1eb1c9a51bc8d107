import type { Plan } from "../../plan";

/** Where a stand-in shows its region: in an ARN, in a cluster's endpoint, in its issuer. */
const SHOWN = [
  /^arn:[^:]+:[^:]+:([a-z]{2}-[a-z0-9-]+):/,
  /^https:\/\/oidc\.eks\.([a-z]{2}-[a-z0-9-]+)\./,
  /^https:\/\/[^.]+\.[^.]+\.([a-z]{2}-[a-z0-9-]+)\.eks\./,
];

/** The one AWS region that a plan's resources are in; `undefined` when they show none or several. */
export function regionOf(plan: Plan): string | undefined {
  const regions = new Set<string>();
  for (const { value } of plan.placeholders) {
    for (const pattern of SHOWN) {
      const region = pattern.exec(value)?.[1];
      if (region !== undefined) regions.add(region);
    }
  }
  const [region] = regions;
  return regions.size === 1 ? region : undefined;
}

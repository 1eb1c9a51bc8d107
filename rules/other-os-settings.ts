import { OperatingSystem } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { rule } from "./rule";

/** What only one operating system reads, and whether a group has it. */
const SETTINGS: readonly {
  readonly path: string;
  readonly only: OperatingSystem;
  readonly given: (group: NodeGroupSpec) => boolean;
  readonly instead: string;
}[] = [
  {
    path: "nodeConfig",
    only: OperatingSystem.AL2023,
    given: ({ nodeConfig }) => nodeConfig.length > 0,
    instead: "write the same under bottlerocketSettings",
  },
  {
    path: "userDataParts",
    only: OperatingSystem.AL2023,
    given: ({ userDataParts }) => userDataParts.length > 0,
    instead: "use a bootstrap container (bottlerocketSettings.bootstrap-containers)",
  },
  {
    path: "networkd.primaryRouteMetric",
    only: OperatingSystem.AL2023,
    given: ({ primaryRouteMetric }) => primaryRouteMetric !== undefined,
    instead: "delete it: only eth0 is managed there, so no second default route can appear",
  },
  {
    path: "bottlerocketSettings",
    only: OperatingSystem.Bottlerocket,
    given: ({ bottlerocketSettings }) => Object.keys(bottlerocketSettings).length > 0,
    instead: "write the same under nodeConfig",
  },
];

/**
 * AL2023 reads MIME with a NodeConfig, Bottlerocket TOML settings. What belongs to the other would be
 * dropped, or, as MIME on Bottlerocket, stop the boot.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/doc/api.md, v20260724; bottlerocket-os/bottlerocket: README, user data
 */
export const otherOsSettings = rule({
  id: "other-os-settings",
  severity: "error",
  title: "A group has its operating system's settings",
  needs: ["group"],
  judge: ({ group }) =>
    SETTINGS.filter(({ only, given }) => group.operatingSystem !== only && given(group)).map(
      ({ path, only, instead }) => ({
        path,
        message: `given for ${group.operatingSystem}, but only ${only} reads it; it would reach no node`,
        remedy: instead,
      }),
    ),
});

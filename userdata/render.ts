import { OperatingSystem } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { renderAl2023 } from "./al2023";
import { renderBottlerocket } from "./bottlerocket";
import type { UserDataContext } from "./cluster-connection";

/** The user data of a group's nodes, decoded; base64 is the caller's job. Changing a byte of it replaces the nodes. */
export function renderUserData(group: NodeGroupSpec, context: UserDataContext): string {
  switch (group.operatingSystem) {
    case OperatingSystem.AL2023:
      return renderAl2023(group, context);
    case OperatingSystem.Bottlerocket:
      return renderBottlerocket(group, context);
    default: {
      const never: never = group.operatingSystem;
      return never;
    }
  }
}

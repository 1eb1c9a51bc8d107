import { sampleConnection, userDataProblems, type UserDataProblem } from "../userdata";
import { groupMaxPods } from "../capacity";
import { hasUnknown } from "./document-value";
import { rule } from "./rule";

/** What other rules say already, more closely. */
const ELSEWHERE: readonly UserDataProblem["code"][] = ["label", "size", "taints-replaced"];

/**
 * Some values cannot be written into MIME or TOML as they are: a media type with a line break, half a
 * character, a null, a table whose header needs quotes. The renderer says which,
 * once all values are known.
 *
 * @see RFC 2045, section 5.1; TOML v1.0.0, "Keys"; terraform-aws-modules/terraform-aws-eks#3205
 */
export const userDataValues = rule({
  id: "user-data-values",
  severity: "error",
  title: "User data can be written as they are",
  needs: ["group", "cni", "version", "name", "region", "serviceCidr"],
  judge: ({ group, cni, version, ...spec }) => {
    const { userDataParts, bottlerocketSettings } = group;
    const nothing = userDataParts.length === 0 && Object.keys(bottlerocketSettings).length === 0;
    if (nothing || hasUnknown(group)) {
      return [];
    }
    const context = {
      cluster: sampleConnection(spec),
      cni,
      maxPods: groupMaxPods(group, cni).maxPods,
      kubernetesVersion: version,
    };
    return userDataProblems(group, context)
      .filter(({ code }) => !ELSEWHERE.includes(code))
      .map(({ path, message, remedy }) => ({ path, message, remedy }));
  },
});

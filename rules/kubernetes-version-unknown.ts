import { show } from "./document-value";
import { rule } from "./rule";
import { isBeforeCalendar, newestSupported, SUPPORT_CALENDAR, supportOf } from "./support-calendar";

/**
 * For a minor that is not in the calendar neither the end of its support nor whether EKS has it is known.
 *
 * @see Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS"
 */
export const kubernetesVersionUnknown = rule({
  id: "kubernetes-version-unknown",
  severity: "warning",
  title: "The Kubernetes minor is in the release calendar",
  needs: ["version"],
  judge: ({ version }) =>
    supportOf(version) === undefined && !isBeforeCalendar(version)
      ? [
          {
            path: "cluster.version",
            message: `${show(version)} is not in the release calendar (${SUPPORT_CALENDAR[0]?.version ?? ""} to ${newestSupported()}); EKS would refuse a minor that it does not have, and AMIs for it could be missing`,
            remedy: `write "${newestSupported()}", or suppress this rule if EKS has the minor by now`,
          },
        ]
      : [],
});

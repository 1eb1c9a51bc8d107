import { UpgradePolicy } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";
import { daysBetween, isBeforeCalendar, calendarEnds, supportOf } from "./support-calendar";

/**
 * After its end no cluster of a minor can be created. With the policy STANDARD that is the end of standard
 * support: EKS upgrades such a cluster by itself, at a time of its own. An existing cluster is as old as it is.
 *
 * @see Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS"
 */
export const kubernetesSupportEnded = rule({
  id: "kubernetes-support-ended",
  severity: "error",
  title: "The Kubernetes minor is supported",
  needs: ["version", "upgradePolicy", "existing", "date"],
  judge: ({ version, upgradePolicy, existing, date }) => {
    const period = supportOf(version);
    const standard = upgradePolicy === UpgradePolicy.Standard;
    const end = standard ? period?.standardEnd : period?.extendedEnd;
    const ended = isBeforeCalendar(version) || (end !== undefined && daysBetween(date, end) <= 0);
    const name = standard ? "standard support" : "extended support";
    return ended && !existing
      ? [
          {
            path: "cluster.version",
            message: `${show(version)} left ${name} ${end === undefined ? "long ago" : `on ${end}`}; EKS would refuse the cluster, or upgrade it at a time of its own`,
            remedy: `write "${calendarEnds().newest}"${standard ? ", or upgradePolicy: EXTENDED at a higher price per hour" : ""}`,
          },
        ]
      : [];
  },
});

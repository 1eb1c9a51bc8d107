import { OperatingSystem } from "../spec/choices";
import { BOTTLEROCKET_SETTING_NAMES } from "./bottlerocket-setting-names";
import { show } from "./document-value";
import { unknownNames } from "./known-names";
import { rule } from "./rule";

/**
 * Bottlerocket refuses the whole user data for one setting that it does not know, and the kubelet never
 * starts. A warning, because the table of settings is that of the documentation and not complete.
 *
 * @see bottlerocket-os/bottlerocket-settings-sdk: bottlerocket-settings-models, deny_unknown_fields; bottlerocket-os/bottlerocket-project-website: data/settings
 */
export const bottlerocketUnknownSetting = rule({
  id: "bottlerocket-unknown-setting",
  severity: "warning",
  title: "Bottlerocket's settings are documented ones",
  needs: ["group"],
  judge: ({ group }) =>
    group.operatingSystem === OperatingSystem.Bottlerocket
      ? unknownNames(group.bottlerocketSettings, BOTTLEROCKET_SETTING_NAMES).map(
          ({ path, nearest }) => ({
            path: `bottlerocketSettings.${path}`,
            message: `${show(path)} is not a documented setting of Bottlerocket; if it does not exist the node would refuse its user data and never start the kubelet`,
            remedy:
              nearest === undefined
                ? "look it up in the settings reference, then delete it or suppress this rule"
                : `write ${nearest}, or suppress this rule if it is newer than 1.57`,
          }),
        )
      : [],
});

import { VpcCniMode } from "../spec/choices";
import { rule } from "./rule";
import { givenSettings, isAddon } from "./vpc-cni-settings";

/** Modes in which a chart or an add-on is there to be set. */
const MANAGED: readonly VpcCniMode[] = [VpcCniMode.Installed, VpcCniMode.Adopted];

/**
 * Settings of an aws-vpc-cni that nobody installs would be ignored in silence, and so would a chart's repository for
 * the add-on.
 *
 * @see Amazon EKS API Reference, CreateAddon
 */
export const vpcCniSettingsUnused = rule({
  id: "vpc-cni-settings-unused",
  severity: "error",
  title: "Settings of aws-vpc-cni have one to act on",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) => {
    if (MANAGED.includes(vpcCni.mode)) {
      return isAddon(vpcCni) && vpcCni.chartRepository !== undefined
        ? [
            {
              path: "vpcCni.chartRepository",
              message: "EKS brings the add-on; it would be ignored in silence",
              remedy: "delete it, or write as: helm",
            },
          ]
        : [];
    }
    return givenSettings(vpcCni).map((key) => ({
      path: `vpcCni.${key}`,
      message: `aws-vpc-cni is ${vpcCni.mode}: nothing reads ${key}, and it would be ignored in silence`,
      remedy: "delete it, or write mode: installed",
    }));
  },
});

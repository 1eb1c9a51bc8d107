import { userDataValues } from "../../rules/user-data-values";
import { assertAccepted, assertRefused, BOTTLEROCKET } from "./spec-fixture";

describe("rule user-data-values", () => {
  it("refuses a media type that would break out of its header", () => {
    assertRefused(
      userDataValues,
      {
        group: {
          userDataParts: [{ contentType: "text/x-shellscript\r\nX-Evil: 1", content: "true" }],
        },
      },
      {
        path: "nodeGroups[0].userDataParts[0].contentType",
        message: /is no media type; cloud-init would ignore the part/,
        remedy: /text\/x-shellscript/,
      },
    );
  });
  it("refuses a null among the settings", () => {
    assertRefused(
      userDataValues,
      { nodeGroups: [{ ...BOTTLEROCKET, bottlerocketSettings: { motd: null } }] },
      {
        path: "nodeGroups[0].bottlerocketSettings.motd",
        message: /TOML has no null; the setting would be left out/,
        remedy: /remove it/,
      },
    );
  });
  it("accepts a boundary and quotes inside a part", () => {
    assertAccepted(userDataValues, {
      group: {
        userDataParts: [{ contentType: "text/x-shellscript", content: '--BOUNDARY\n"""\n' }],
      },
    });
  });
});

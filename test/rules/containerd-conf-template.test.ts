import { containerdConfTemplate } from "../../rules/containerd-conf-template";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule containerd-conf-template", () => {
  it("refuses the advice that goes around", () => {
    assertRefused(
      containerdConfTemplate,
      {
        group: {
          nodeConfig: [
            {
              containerd: {
                config:
                  '[plugins."io.containerd.grpc.v1.cri".cni]\nconf_template = "10-calico.conflist"\n',
              },
            },
          ],
        },
      },
      {
        path: "nodeGroups[0].nodeConfig[0].containerd.config",
        message: /"cni plugin not initialized" would stay/,
        remedy: /delete conf_template/,
      },
    );
  });
  it("accepts other settings and a comment", () => {
    assertAccepted(containerdConfTemplate, {
      group: { nodeConfig: [{ containerd: { config: "# no conf_template here\n[plugins]\n" } }] },
    });
  });
});

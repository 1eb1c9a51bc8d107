import { containerdConfTemplate } from "../../rules/containerd-conf-template";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule containerd-conf-template", () => {
  for (const section of [
    '[plugins."io.containerd.grpc.v1.cri".cni]',
    "version = 3\n[plugins.'io.containerd.cri.v1.runtime'.cni]",
    "[plugins.'io.containerd.cri.v1.runtime']\n  [plugins.'io.containerd.cri.v1.runtime'.cni]\n    max_conf_num = 1",
  ]) {
    it(`refuses the advice that goes around, in ${section.split("\n")[0] ?? ""}`, () => {
      const config = `${section}\nconf_template = "10-calico.conflist"\n`;
      assertRefused(
        containerdConfTemplate,
        { group: { nodeConfig: [{}, { containerd: { config } }] } },
        {
          path: "nodeGroups[0].nodeConfig[1].containerd.config",
          message:
            /names a template for nodes with a pod CIDR.*"cni plugin not initialized" would stay/,
          remedy: /delete conf_template.*look at that pod/,
        },
      );
    });
  }
  it("refuses it in further parts of the user data", () => {
    const content = "#!/bin/bash\nsed -i 's|conf_dir|conf_template|' /etc/containerd/config.toml\n";
    assertRefused(
      containerdConfTemplate,
      { group: { userDataParts: [{ contentType: "text/x-shellscript", content }] } },
      {
        path: "nodeGroups[0].userDataParts[0].content",
        message: /selects no conflist.*would/,
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

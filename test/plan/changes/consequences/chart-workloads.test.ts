import assert from "node:assert/strict";
import {
  leftToDo,
  restartedWorkloads,
  workloadsOf,
} from "../../../../plan/changes/consequences/chart-workloads";

const AWS_NODE = [{ kind: "DaemonSet", name: "aws-node" }];

function names(
  workloads: readonly { readonly kind: string; readonly name: string }[] | undefined,
): unknown {
  return workloads?.map(({ kind, name }) => ({ kind, name }));
}

describe("the workloads of a chart", () => {
  it("have aws-node restart with every value of aws-vpc-cni, since its environment is in its pods", () => {
    const before = { env: { ENABLE_PREFIX_DELEGATION: "false" } };
    const after = { env: { ENABLE_PREFIX_DELEGATION: "true" } };
    assert.deepEqual(names(restartedWorkloads("aws-vpc-cni", before, after, false)), AWS_NODE);
    assert.deepEqual(names(restartedWorkloads("aws-vpc-cni", before, before, true)), AWS_NODE);
    assert.deepEqual(names(workloadsOf("aws-vpc-cni", before)), AWS_NODE);
  });

  it("have those of Linkerd's control plane restart that a value reaches", () => {
    const before = {
      controllerReplicas: 1,
      identity: { issuer: { tls: { crtPEM: "old" } } },
      proxyInjector: { crtPEM: "old" },
      policyValidator: { crtPEM: "old" },
      proxy: { logLevel: "info" },
    };
    const restarted = (change: object) =>
      restartedWorkloads("linkerd-control-plane", before, { ...before, ...change }, false)?.map(
        ({ name }) => name.replace("linkerd-", ""),
      );
    const all = ["destination", "identity", "proxy-injector"];
    assert.deepEqual(restarted({ identity: { issuer: { tls: { crtPEM: "new" } } } }), []);
    assert.deepEqual(restarted({ controllerReplicas: 3 }), []);
    assert.deepEqual(restarted({ proxyInjector: { crtPEM: "new" } }), ["proxy-injector"]);
    assert.deepEqual(restarted({ policyValidator: { crtPEM: "new" } }), ["destination"]);
    assert.deepEqual(restarted({ proxy: { logLevel: "debug" } }), all);
    assert.deepEqual(restarted({ identityTrustAnchorsPEM: "new" }), all);
    const upgraded = restartedWorkloads("linkerd-control-plane", before, before, true);
    assert.equal(upgraded?.length, all.length);
  });

  it("leave meshed pods with an old proxy when the control plane's version or proxy changes", () => {
    const said = /meshed pods keep their old proxy until they restart/;
    assert.match(leftToDo("linkerd-control-plane", [], true), said);
    assert.match(leftToDo("linkerd-control-plane", ["proxy.logLevel"], false), said);
    assert.equal(leftToDo("linkerd-control-plane", ["proxyInjector.crtPEM"], false), "");
    assert.equal(leftToDo("linkerd2-cni", [], true), "");
  });

  it("are not made up for a chart that nobody read", () => {
    assert.equal(workloadsOf("somebody-elses", {}), undefined);
  });
});

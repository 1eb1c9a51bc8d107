import assert from "node:assert/strict";
import fc from "fast-check";
import { CILIUM_NAME_MAX, ciliumClusterName } from "../../spec/cilium-cluster-name";

// cilium/charts: cilium-1.20.0.tgz, templates/validate.yaml.
const CHART_ACCEPTS = /^([a-z0-9][-a-z0-9]*)?[a-z0-9]$/;

describe("the Cilium cluster name", () => {
  it("is one that the chart accepts, whatever the EKS cluster is called", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), fc.string(), (name, region) => {
        const made = ciliumClusterName(name, region);
        assert.match(made, CHART_ACCEPTS);
        assert.ok(made.length <= CILIUM_NAME_MAX);
      }),
    );
  });

  it("stays readable", () => {
    assert.match(ciliumClusterName("Prod_EU", "eu-central-1"), /^prod-eu-[0-9a-f]{8}$/);
  });

  it("tells apart clusters whose names are equal after shortening", () => {
    const long = "a-cluster-with-a-name-that-is-far-too-long-for-cilium";
    assert.notEqual(
      ciliumClusterName(`${long}-1`, "eu-central-1"),
      ciliumClusterName(`${long}-2`, "eu-central-1"),
    );
  });

  it("tells apart clusters of one name in two regions", () => {
    assert.notEqual(
      ciliumClusterName("prod", "eu-central-1"),
      ciliumClusterName("prod", "eu-west-1"),
    );
  });
});

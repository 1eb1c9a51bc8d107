import { calicoApiEndpoint } from "../../rules/calico-api-endpoint";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-api-endpoint", () => {
  const endpoint = (host: unknown, port?: unknown) => ({
    kubernetesServiceEndpoint: { host, ...(port === undefined ? {} : { port }) },
  });
  it("refuses the port 6443", () => {
    assertRefused(
      calicoApiEndpoint,
      calicoWith({ kubernetesServiceEndpoint: { port: "6443" } }, { dataplane: "bpf" }),
      {
        path: "cni.values.kubernetesServiceEndpoint.port",
        message: /^"6443", and EKS serves the API on 443 only.*would wait/,
        remedy: /port: "443"/,
      },
    );
  });
  it("refuses a host without a port where none is filled in: the chart takes 6443", () => {
    assertRefused(calicoApiEndpoint, calicoWith(endpoint("api.example.com")), {
      path: "cni.values.kubernetesServiceEndpoint.port",
      message: /^not given, which means 6443/,
      remedy: /port: "443"/,
    });
  });
  it("refuses a URL for a host", () => {
    assertRefused(
      calicoApiEndpoint,
      calicoWith(endpoint("https://api.example.com"), { dataplane: "bpf" }),
      {
        path: "cni.values.kubernetesServiceEndpoint.host",
        message: /has a scheme.*would reach/,
        remedy: /leave it out/,
      },
    );
  });
  it("refuses to take the host away without kube-proxy", () => {
    assertRefused(calicoApiEndpoint, calicoWith(endpoint(""), { dataplane: "bpf" }), {
      path: "cni.values.kubernetesServiceEndpoint.host",
      message: /removes the address of the API server.*no node would become Ready/,
      remedy: /filled in/,
    });
  });
  it("refuses to ask CoreDNS for the API server before there is a CoreDNS", () => {
    assertRefused(
      calicoApiEndpoint,
      calicoWith({ dnsPolicy: "ClusterFirstWithHostNet" }, { dataplane: "bpf" }),
      {
        path: "cni.values.dnsPolicy",
        message: /asks CoreDNS, which comes after the nodes.*would not resolve/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts another name of the API, and any DNS policy with kube-proxy", () => {
    assertAccepted(
      calicoApiEndpoint,
      calicoWith(endpoint("api.example.com"), { dataplane: "bpf" }),
    );
    assertAccepted(calicoApiEndpoint, calicoWith(endpoint("api.example.com", 443)));
    assertAccepted(calicoApiEndpoint, calicoWith({ dnsPolicy: "ClusterFirstWithHostNet" }));
  });
});

import type { FactTable } from "./type-facts";

/** Facts of the types of `@pulumi/tls`: nothing of a key can be changed. */
export const tlsFacts: FactTable = {
  "tls:index/privateKey:PrivateKey": {
    forces: ["algorithm", "ecdsaCurve", "opensshComment", "rsaBits"],
    source: {
      repository: "hashicorp/terraform-provider-tls",
      path: "internal/provider/resource_private_key.go",
      version: "0fc924334bda65def75180c513b52e5de0b25438",
      verified: true,
    },
  },
};

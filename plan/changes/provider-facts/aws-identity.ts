import { type FactTable, terraformAws } from "./type-facts";

/** Facts of the types of `aws:iam` and of `aws:kms`. */
export const identityFacts: FactTable = {
  "aws:iam/role:Role": {
    forces: ["name", "namePrefix", "path"],
    sets: ["inlinePolicies", "managedPolicyArns"],
    documents: ["assumeRolePolicy"],
    names: ["name"],
    source: terraformAws("iam/role.go", "0040ea6911af00bea2cca6dbb14e86829826ad8e"),
  },
  "aws:iam/rolePolicy:RolePolicy": {
    forces: ["name", "namePrefix", "role"],
    documents: ["policy"],
    names: ["name", "role"],
    source: terraformAws("iam/role_policy.go", "02f97af85f89a04e8ed89f5e8b64a9a67f3cfe07"),
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    forces: ["policyArn", "role"],
    source: terraformAws(
      "iam/role_policy_attachment.go",
      "04c79849dbe7fbe76c3054b364357bcdaade9ac5",
    ),
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    forces: ["url"],
    sets: ["clientIdLists"],
    source: terraformAws(
      "iam/openid_connect_provider.go",
      "01606926a0c0ab9174aec440f976a48b0baee722",
    ),
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    forces: ["name", "namePrefix", "path"],
    names: ["name"],
    source: terraformAws("iam/instance_profile.go", "013f1736b90439e5a19567a87d3e5cd11858c420"),
  },
  "aws:kms/alias:Alias": {
    forces: ["name", "namePrefix"],
    names: ["name"],
    source: terraformAws("kms/alias.go", "01c08000ddb14181b5bd19201d8fca311dc570e4"),
  },
  "aws:kms/key:Key": {
    forces: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    documents: ["policy"],
    source: terraformAws("kms/key.go", "00a35305dc1b297a6fcdecdfbba33f1e63c3da39"),
  },
};

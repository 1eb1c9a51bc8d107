import * as pulumi from "@pulumi/pulumi";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** A member of `aws:assumeRoles`, as far as it matters here. */
interface AssumedRole {
  readonly roleArn?: string;
  readonly externalId?: string;
}

/**
 * The identity that the stack file gives the AWS provider. The Kubernetes provider and the gates must have the
 * same one: it creates the cluster, and at first nobody else may enter.
 *
 * @param component whose AWS provider it is about
 * @returns `undefined` when the environment decides, or an explicit provider
 * @throws when the AWS CLI cannot take the identity in one step
 */
export function credentialsOfStack(
  component: pulumi.ComponentResource,
): AwsCredentialsArgs | undefined {
  if (component.getProvider("aws:eks/nodeGroup:NodeGroup") !== undefined) {
    return undefined;
  }
  const config = new pulumi.Config("aws");
  const profileName = config.get("profile");
  const roles = config.getObject<readonly AssumedRole[]>("assumeRoles") ?? [];
  const [role] = roles;
  if (roles.length > 1 || role?.externalId !== undefined) {
    throw new pulumi.RunError(
      "aws:assumeRoles: a chain of roles, or one with an externalId, was given; allowed is one role by its ARN; " +
        "kubectl gets its tokens from `aws eks get-token --role-arn`, would come as somebody else and be refused; " +
        "write the chain as a profile of the AWS configuration (source_profile, external_id) and name it in aws:profile",
    );
  }
  if (profileName === undefined && role?.roleArn === undefined) {
    return undefined;
  }
  return {
    ...(profileName === undefined ? {} : { profileName }),
    ...(role?.roleArn === undefined ? {} : { roleArn: role.roleArn }),
  };
}

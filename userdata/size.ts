import type { NodeGroupSpec } from "../spec/cluster-spec";
import type { UserDataContext } from "./cluster-connection";
import { eksMergeAllowance } from "./eks-merge";
import { renderUserData } from "./render";

/**
 * Most bytes of user data that EC2 takes, before base64.
 *
 * @see {@link https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html | EC2 user data}
 */
export const USER_DATA_LIMIT_BYTES = 16384;

/** How much of the limit a group uses. */
export interface UserDataSize {
  /** Our bytes. */
  readonly bytes: number;
  /** What is left for EKS; 0 where it adds nothing. */
  readonly allowanceBytes: number;
  readonly limitBytes: number;
  readonly fits: boolean;
}

/** Measures a group's user data, with the allowance for what EKS adds. */
export function userDataSize(group: NodeGroupSpec, context: UserDataContext): UserDataSize {
  const bytes = Buffer.byteLength(renderUserData(group, context));
  const allowanceBytes = eksMergeAllowance(context.cluster, group, context.cni);
  return {
    bytes,
    allowanceBytes,
    limitBytes: USER_DATA_LIMIT_BYTES,
    fits: bytes + allowanceBytes <= USER_DATA_LIMIT_BYTES,
  };
}

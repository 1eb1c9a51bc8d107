/** The three sentences beside every modelled merge. */
export const MERGE_NOTE =
  "This group names no AMI, so EKS merges a NodeConfig of its own into this user data when it creates the node group. " +
  "What follows is a model of the result, not a copy: EKS documents neither the bytes it adds nor the order of the parts. " +
  "It assumes EKS's part comes first, so that ours wins; to see the real one, read the user data of the launch template that EKS makes.";

/** What is said of a Bottlerocket group without an AMI. */
export const TOML_MERGE_NOTE =
  "This group names no AMI, so EKS merges settings of its own into these when it creates the node group; where both name a key these win, as AWS describes it.";

/** What is said of a group with an AMI or of a self-managed one. */
export const NO_MERGE_NOTE = "EKS adds nothing to this user data: the node gets these bytes.";

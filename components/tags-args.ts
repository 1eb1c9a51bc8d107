import type * as pulumi from "@pulumi/pulumi";

/** Tags of AWS resources by key. */
export interface TagsArgs {
  readonly [key: string]: pulumi.Input<string>;
}

import type { JsonMap } from "../../wire";

/** Where a fact was read. */
export interface Source {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly path: string;
  /** A release, or the commit that was read. */
  readonly version: string;
  /** False: nobody read it there; it is said from general knowledge. */
  readonly verified: boolean;
}

/**
 * What a provider documents of one resource type. Paths are those of Pulumi's inputs, with `[*]` for every element
 * of a list; a path stands for everything inside it.
 */
export interface TypeFacts {
  /** A change here makes a new resource. */
  readonly forces: readonly string[];
  /** A change here makes a new resource under conditions that need both sides. */
  readonly forcesSometimes?: (before: JsonMap, after: JsonMap) => readonly string[];
  /** Lists whose order means nothing. */
  readonly sets?: readonly string[];
  /** Texts that hold a policy or another document, of which only the meaning counts. */
  readonly documents?: readonly string[];
  /**
   * Where the physical name is, and what else it is unique in. When the program gives the first and none of
   * them changes, a replacement has to delete first.
   */
  readonly names?: readonly string[];
  /** A change here makes nodes go and others come. */
  readonly rolls?: readonly string[];
  /** Outputs that an update in place makes new. */
  readonly renews?: Renewal;
  readonly source: Source;
  readonly note?: string;
}

/** Outputs that become new with an update of one of `by`; without it, of anything but `unless`. */
export interface Renewal {
  readonly outputs: readonly string[];
  readonly by?: readonly string[];
  readonly unless?: readonly string[];
}

/** Facts by type token. */
export type FactTable = Readonly<Record<string, TypeFacts>>;

/** A source in the Terraform provider that `@pulumi/aws` is made from, at the commit that was read. */
export function terraformAws(path: string, commit: string): Source {
  return {
    repository: "hashicorp/terraform-provider-aws",
    path: `internal/service/${path}`,
    version: commit,
    verified: true,
  };
}

/** Something that kept `eks-cni pins` from reading or writing, told without a stack trace. */
export class PinsError extends Error {
  /** What to do about it. */
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PinsError";
    this.remedy = remedy;
  }
}

import { LatchkeyError } from "./latchkey-error";

/** A customer's role could not be taken on. The message never holds upstream text. */
export class RoleError extends LatchkeyError {
  /** The first four are for the customer to mend; the others judge nothing that was entered. */
  readonly code:
    | "permission_denied"
    | "not_found"
    | "open_access"
    | "invalid_value"
    | "rate_limited"
    | "provider_error";
  /** What to do about it. */
  readonly hint: string;
  /** True where the provider of the identity pool is to blame, and not the account behind it. */
  readonly isOfPool: boolean;

  constructor(input: {
    readonly code: RoleError["code"];
    readonly userMessage: string;
    readonly hint: string;
    /** @default false */
    readonly isOfPool?: boolean;
    readonly internal?: string;
  }) {
    super(input);
    this.code = input.code;
    this.hint = input.hint;
    this.isOfPool = input.isOfPool ?? false;
  }
}

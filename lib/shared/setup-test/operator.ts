/**
 * What this deployment can do in its own name: take on a role that a customer gave it. The secrets behind
 * it are the operator's and are never handed out; only what a role yields is, and that is temporary.
 */
export interface OperatorIdentity {
  /**
   * Temporary keys of a customer's role, good for 15 minutes. Throws `RoleError`, `NetworkError`. A role that
   * this deployment could also take on without the external id is refused: anyone could name it.
   */
  assumeAwsRole?(input: {
    readonly roleArn: string;
    /** Made for one connection, so that no customer can name the role of another (the confused deputy). */
    readonly externalId: string;
    /** Region of the token service that is asked. */
    readonly region: string;
    readonly signal?: AbortSignal;
  }): Promise<AwsSessionKeys>;
  /** An access token of a customer's service account, good for 15 minutes. Throws `RoleError`, `NetworkError`. */
  googleAccessToken?(input: {
    readonly serviceAccountEmail: string;
    readonly scopes: readonly string[];
    readonly signal?: AbortSignal;
  }): Promise<string>;
  /**
   * The same by workload identity federation: the customer's pool lets the AWS identity of this deployment in,
   * and nobody holds a key of Google's. Throws `RoleError`, `NetworkError`.
   */
  federatedGoogleToken?(input: {
    /** Resource name of the pool's provider, `//iam.googleapis.com/projects/…/providers/…`. */
    readonly audience: string;
    readonly serviceAccountEmail: string;
    readonly scopes: readonly string[];
    readonly signal?: AbortSignal;
  }): Promise<string>;
}

/** Temporary keys of an AWS role. Secret: keep them out of results and logs. */
export interface AwsSessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

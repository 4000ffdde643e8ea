/** Where a key-encryption key lies: in the keyring file itself, or in a key service that never gives it away. */
export const keyProviders = ["keyring", "aws-kms", "gcp-kms", "azure-kv", "vault-transit"] as const;

export type KeyProvider = (typeof keyProviders)[number];

/** A key of a key service. */
export interface KeyServiceRef {
  readonly provider: Exclude<KeyProvider, "keyring">;
  /** The service's own name of the key: an ARN, a resource name, an address. No secret. */
  readonly key: string;
}

/** What a wrapped key is bound to: ids only, since key services write it into their own audit logs. */
export type KeyContext = Readonly<Record<string, string>>;

/** One key of a key service. Every failure is a `KeyServiceError`. */
export interface KeyService {
  readonly ref: KeyServiceRef;
  /** @param input.bytes at most 190 of them, which is what RSA-OAEP-256 holds under a 2048-bit key */
  wrap(input: { readonly bytes: Buffer; readonly context: KeyContext }): Promise<Buffer>;
  /** The bytes, for the caller to zero after use. */
  unwrap(input: { readonly wrapped: Buffer; readonly context: KeyContext }): Promise<Buffer>;
}

/** @throws KeyServiceError `key_service_unset` where this process has no credentials for it */
export type OpenKeyService = (ref: KeyServiceRef) => Promise<KeyService>;

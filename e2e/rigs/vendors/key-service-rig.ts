import type { ApiReply, ApiRoute } from "../http-emulator.ts";

/** A key service that is played, and what a deployment has to be told to use it. */
export interface KeyServiceRig {
  readonly provider: "aws-kms" | "gcp-kms" | "azure-kv" | "vault-transit";
  readonly routes: readonly ApiRoute[];
  /** Addresses it is reached at. */
  readonly urls: readonly string[];
  /** Settings of a deployment that may use `key`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly key: string;
  /** Exists, and the deployment may use it: another key. */
  readonly otherKey: string;
  /** No such key. */
  readonly absentKey: string;
  /** Settings that are no credentials of this service, each with what is wrong. */
  readonly refused: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the service answers where it is asked too much. */
  readonly throttled: ApiReply;
  /** What it answers where it is out of order. */
  readonly broken: ApiReply;
}

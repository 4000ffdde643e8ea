import "server-only";
import type { KeyObject } from "node:crypto";
import type { KeyService } from "@/lib/shared/key-service";

/** The key-encryption keys of one deployment, without the retired ones. Its bytes cannot be read out by printing it. */
export interface Keyring {
  /** Names the deployment; bound into everything the vault seals. */
  readonly instanceId: string;
  /** The key that wraps new tenant keys. */
  readonly primary: KeyringKey;
  readonly keys: ReadonlyMap<string, KeyringKey>;
}

export interface KeyringKey {
  readonly id: string;
  readonly key: KeyObject;
  /** The service that wraps once more what this key wraps, and gave this key away at the start. */
  readonly service?: KeyService;
}

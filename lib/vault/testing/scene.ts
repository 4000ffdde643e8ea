import { createTenantKey, type WrappedTenantKey } from "../envelope/create-tenant-key";
import type { TenantKey } from "../envelope/keys";
import { openTenantKey } from "../envelope/open-tenant-key";
import { openValues } from "../envelope/open-values";
import type { Scope } from "../envelope/scope";
import { type SealedValues, sealValues } from "../envelope/seal-values";
import type { Keyring } from "../keyring/keyring";
import { VaultError } from "../vault-error";

/** One stored row and everything a reader brings along to open it. */
export interface Place {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  readonly tenantKey: WrappedTenantKey;
  readonly scope: Scope;
  readonly sealed: SealedValues;
}

/** A workspace with its stored key, and that key opened. */
export function createTenant(input: { readonly keyring: Keyring; readonly workspaceId: string }): {
  readonly stored: WrappedTenantKey;
  readonly opened: TenantKey;
} {
  const stored = createTenantKey(input);
  return { stored, opened: openTenantKey({ ...input, ...stored }) };
}

/** A row of one sealed `/password`. */
export function sealPlace(input: { readonly keyring: Keyring; readonly scope: Scope }): Place {
  const { keyring, scope } = input;
  const { workspaceId } = scope;
  const { opened, stored } = createTenant({ keyring, workspaceId });
  const values = { "/password": "correct horse battery staple" };
  const sealed = sealValues({ tenantKey: opened, scope, values });
  return { keyring, workspaceId, tenantKey: stored, scope, sealed };
}

/** Goes all the way from the stored texts to the values, as a reader does. */
export function openPlace(place: Place): string {
  const { keyring, workspaceId } = place;
  const tenantKey = openTenantKey({ keyring, workspaceId, ...place.tenantKey });
  const opened = openValues({ tenantKey, scope: place.scope, ...place.sealed });
  return Object.values(opened)
    .map((secret) => secret.reveal())
    .join();
}

/** Whether opening gave anything at all. Any error but the one constant one is thrown on. */
export function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch (error) {
    const constant = "The stored secret cannot be opened.";
    const expected =
      error instanceof VaultError && error.code === "vault_cannot_open" && error.message === constant;
    if (!expected || error.cause !== undefined) throw error;
    return false;
  }
}

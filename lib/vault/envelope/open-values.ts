import "server-only";
import type { Secret } from "../secret";
import type { TenantKey } from "./keys";
import { openDataKey } from "./open-data-key";
import { openField } from "./open-field";
import type { Scope } from "./scope";
import type { SealedValues } from "./seal-values";

/** Opens what `sealValues` sealed: all of it, or nothing and `vault_cannot_open`. Wipe the secrets after use. */
export function openValues(
  input: { readonly tenantKey: TenantKey; readonly scope: Scope } & SealedValues,
): Record<string, Secret> {
  const { scope } = input;
  const dataKey = openDataKey({ tenantKey: input.tenantKey, scope, wrapped: input.wrappedKey });
  const opened: [string, Secret][] = [];
  try {
    for (const [field, sealed] of Object.entries(input.fields)) {
      opened.push([field, openField({ dataKey, scope, field, sealed })]);
    }
  } catch (error) {
    for (const [, secret] of opened) secret.wipe();
    throw error;
  }
  return Object.fromEntries(opened);
}

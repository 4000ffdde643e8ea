import "server-only";
import { createDataKey } from "./create-data-key";
import type { TenantKey } from "./keys";
import type { Scope } from "./scope";
import { sealField } from "./seal-field";

/** Sealed values as they are stored: a wrapped data key and one sealed text per field. */
export interface SealedValues {
  readonly wrappedKey: string;
  readonly fields: Record<string, string>;
}

/** Seals all values of one scope under one fresh data key. `values` maps JSON pointers to values. */
export function sealValues(input: {
  readonly tenantKey: TenantKey;
  readonly scope: Scope;
  readonly values: Readonly<Record<string, Buffer | string>>;
}): SealedValues {
  const { scope } = input;
  const { dataKey, wrapped } = createDataKey(input);
  const fields = Object.entries(input.values).map(
    ([field, plaintext]) => [field, sealField({ dataKey, scope, field, plaintext })] as const,
  );
  return { wrappedKey: wrapped, fields: Object.fromEntries(fields) };
}

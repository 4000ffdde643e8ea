import "server-only";
import { allNames } from "@/lib/connectors/kit/watch-stage";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { keyedDigest } from "@/lib/vault/envelope/keyed-digest";
import type { TenantKey } from "@/lib/vault/envelope/keys";

/** What a digest is bound to: the same answers elsewhere have another one. */
export interface DigestPlace {
  readonly tenantKey: TenantKey;
  readonly connectionId: string;
  readonly destinationType: string;
  /** Of a type of the workspace's own. */
  readonly typeVersion: number | null;
}

/** A keyed digest of some of a connection's answers, secrets among them: equal only for the very same ones. */
export function digestAnswers(
  input: DigestPlace & { readonly values: PropertyValues; readonly reads: readonly string[] },
): string {
  const { tenantKey, connectionId, destinationType, typeVersion, values, reads } = input;
  const read = reads.map((name) => [
    name,
    name === allNames ? Object.keys(values).sort() : own(values, name),
  ]);
  const bytes = Buffer.from(JSON.stringify([connectionId, destinationType, typeVersion, read]), "utf8");
  try {
    return keyedDigest({ tenantKey, purpose: "check-evidence", bytes });
  } finally {
    bytes.fill(0);
  }
}

/** Null for a missing one, which JSON tells from a blank. */
function own(values: PropertyValues, name: string) {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

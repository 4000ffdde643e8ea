import "server-only";
import { getEnv } from "@/lib/config/env";
import type { Caller } from "@/lib/services/caller";
import type { FieldPolicy } from "@/lib/shared/capture/contract";
import type { DialectMagicLink } from "@/lib/shared/dialect/magic-link";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/** Hosted link sessions as a dialect may show them, without their addresses. */
export async function describeMagicLinks(input: {
  readonly caller: Caller;
  readonly rows: readonly LinkSessionRow[];
}): Promise<readonly DialectMagicLink[]> {
  const { caller, rows } = input;
  const recipients = await tenantStore(caller).recipient.findMany({
    where: { id: { in: [...new Set(rows.map(({ recipientId }) => recipientId))] } },
    select: { id: true, externalId: true, name: true },
  });
  const { host } = new URL(getEnv().publicUrl);
  return rows.map((row) => {
    const [type = null, ...others] = row.destinationTypes;
    const only = others.length === 0 ? type : null;
    const known = recipients.find(({ id }) => id === row.recipientId);
    return {
      id: row.id,
      link: null,
      host,
      createdAt: row.createdAt.toISOString(),
      hasBeenUsed: row.exchangedAt !== null,
      recipient: known ?? { id: row.recipientId, externalId: "", name: "" },
      type: only,
      returnUrl: row.returnUrl,
      prefilled: only === null ? {} : prefilledOf({ row, type: only }),
    };
  });
}

function prefilledOf(input: { readonly row: LinkSessionRow; readonly type: string }): Record<string, string> {
  const byType = input.row.fieldPolicies as unknown as Readonly<Record<string, readonly FieldPolicy[]>>;
  const policies = Object.hasOwn(byType, input.type) ? (byType[input.type] ?? []) : [];
  return Object.fromEntries(policies.map(({ property, value }) => [property, value]));
}

import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** What is known of a credential version without opening it. */
const credentialVersionView = z.object({
  version: z.int(),
  /** `candidate` waits for its check, `replaced` can be restored until `restorableUntil`. */
  state: z.enum(["active", "candidate", "replaced", "rejected"]),
  /** Names of the secrets in it. */
  secretFields: z.array(z.string()),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  restorableUntil: z.iso.datetime().nullable(),
});

/** Newest first. There are few: replaced ones are destroyed after a week. */
export const credentialVersions = z.object({ credentials: z.array(credentialVersionView) });

/** @throws NotFoundError */
export async function listCredentialVersions(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<z.infer<typeof credentialVersions>> {
  const { caller, id } = input;
  const store = tenantStore(caller);
  const found = await store.connection.findFirst({ where: { id }, select: { id: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  const rows = await store.credentialVersion.findMany({
    where: { connectionId: id },
    orderBy: { version: "desc" },
    take: 100,
  });
  return {
    credentials: rows.map((row) => ({
      version: row.version,
      state: row.state,
      secretFields: Object.keys(row.sealedFields as object).map((pointer) => pointer.slice(1)),
      createdBy: row.createdBy,
      createdAt: row.createdAt.toISOString(),
      restorableUntil: row.destroyAfter?.toISOString() ?? null,
    })),
  };
}

import "server-only";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ConnectionView } from "./connection-view";
import { describeConnection } from "./describe-connection";

/** One connection of the caller's workspace, by id or by slug, with its last check. @throws NotFoundError */
export async function getConnection(input: {
  readonly caller: ApiCaller;
  readonly where: { readonly id: string } | { readonly slug: string };
}): Promise<ConnectionView> {
  const store = tenantStore(input.caller);
  const row = await store.connection.findFirst({ where: input.where });
  if (row === null) throw new NotFoundError({ what: "connection" });
  const run = await store.checkRun.findFirst({
    where: { connectionId: row.id },
    orderBy: { createdAt: "desc" },
    select: { id: true, state: true, outcome: true, results: true, finishedAt: true },
  });
  return describeConnection({ row, run });
}

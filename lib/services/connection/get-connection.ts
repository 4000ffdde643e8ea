import "server-only";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** A connection as the API shows it (seed 001): secrets are named, never shown. */
export interface ConnectionView {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly provider: string;
  readonly status: string;
  readonly recipientId: string;
  readonly config: object;
  readonly secretFields: Readonly<Record<string, { readonly configured: true }>>;
  readonly hasCredentials: boolean;
  readonly verificationError: string | null;
  readonly verificationErrorCode: string | null;
  readonly verificationDetails: object;
  readonly lastVerifiedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** One connection of the caller's workspace, with the setup tests of its last check. @throws NotFoundError */
export async function getConnection(input: {
  readonly caller: ApiCaller;
  readonly id: string;
}): Promise<ConnectionView> {
  const store = tenantStore(input.caller);
  const row = await store.connection.findFirst({ where: { id: input.id } });
  if (row === null) throw new NotFoundError({ what: "connection" });
  const run = await store.checkRun.findFirst({
    where: { connectionId: row.id },
    orderBy: { createdAt: "desc" },
    select: { id: true, state: true, outcome: true, results: true, finishedAt: true },
  });
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    provider: row.destinationType,
    status: row.status,
    recipientId: row.recipientId,
    config: row.config as object,
    secretFields: Object.fromEntries(
      row.secretProperties.map((name) => [name, { configured: true as const }]),
    ),
    hasCredentials: row.secretProperties.length > 0,
    verificationError: row.verificationError,
    verificationErrorCode: row.verificationErrorCode,
    verificationDetails:
      run === null
        ? {}
        : { checkRunId: run.id, state: run.state, outcome: run.outcome, setupTests: run.results },
    lastVerifiedAt: row.lastVerifiedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

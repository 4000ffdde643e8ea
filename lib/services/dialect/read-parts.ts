import "server-only";
import { viewAccounts } from "@/lib/services/accounts/accounts-view";
import type { Caller } from "@/lib/services/caller";
import type { ConnectionRow } from "@/lib/services/connection/connection-row";
import { numberConnections } from "@/lib/services/connection/number-connections";
import { summarizeTransfers } from "@/lib/services/transfer/summarize-transfers";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import type { TransferSummary } from "@/lib/shared/transfer/transfer-report";
import { findLastCheckRuns, type LastRun } from "@/lib/store/find-last-check-runs";
import { tenantStore } from "@/lib/store/tenant-store";

/** Answers of a connection, and the names of the secrets that go with them. */
type Answers = Pick<DialectDestination, "config" | "secrets">;

/** What stands beside the rows of connections, by connection. */
export interface DestinationParts {
  readonly numbers: ReadonlyMap<string, number>;
  readonly runs: ReadonlyMap<string, LastRun>;
  /** Of credentials that wait for their check. */
  readonly offered: ReadonlyMap<string, Answers>;
  readonly recipients: ReadonlyMap<string, DialectDestination["recipient"]>;
  readonly transfers: ReadonlyMap<string, TransferSummary>;
  readonly accounts: ReadonlyMap<string, DialectDestination["accounts"]>;
}

/** Reads them in as many statements for a hundred connections as for one. */
export async function readParts(input: {
  readonly caller: Caller;
  readonly rows: readonly ConnectionRow[];
}): Promise<DestinationParts> {
  const { caller, rows } = input;
  const { workspaceId } = caller;
  const connectionIds = rows.map(({ id }) => id);
  const [numbers, runs, transfers, offered, recipients, accounts] = await Promise.all([
    numberConnections({ caller, connectionIds }),
    findLastCheckRuns({ workspaceId, connectionIds }),
    summarizeTransfers({ caller, connectionIds }),
    readOffered({ caller, connectionIds }),
    readRecipients(input),
    readAccounts({ caller, connectionIds }),
  ]);
  return {
    numbers,
    runs: new Map(runs.map((run) => [run.connectionId, run])),
    transfers,
    offered,
    recipients,
    accounts,
  };
}

interface Wanted {
  readonly caller: Caller;
  readonly connectionIds: readonly string[];
}

async function readOffered({ caller, connectionIds }: Wanted): Promise<DestinationParts["offered"]> {
  const rows = await tenantStore(caller).credentialVersion.findMany({
    where: { connectionId: { in: [...connectionIds] }, state: "candidate" },
    select: { connectionId: true, config: true, sealedFields: true },
  });
  return new Map(
    rows.map(({ connectionId, config, sealedFields }) => [
      connectionId,
      {
        config: (config ?? {}) as Answers["config"],
        secrets: Object.keys(sealedFields as object).map((pointer) => pointer.slice(1)),
      },
    ]),
  );
}

async function readRecipients(input: {
  readonly caller: Caller;
  readonly rows: readonly ConnectionRow[];
}): Promise<DestinationParts["recipients"]> {
  const ids = [...new Set(input.rows.map(({ recipientId }) => recipientId))];
  const found = await tenantStore(input.caller).recipient.findMany({
    where: { id: { in: ids } },
    select: { id: true, externalId: true },
  });
  return new Map(found.map((recipient) => [recipient.id, recipient]));
}

async function readAccounts({ caller, connectionIds }: Wanted): Promise<DestinationParts["accounts"]> {
  const rows = await tenantStore(caller).connectionAccounts.findMany({
    where: { connectionId: { in: [...connectionIds] } },
  });
  return new Map(rows.map((row) => [row.connectionId, viewAccounts(row)]));
}

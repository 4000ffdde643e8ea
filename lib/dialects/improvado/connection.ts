import type { z } from "zod";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import type { improvadoCheck, improvadoConnection, improvadoPage, improvadoUpdated } from "./shapes";

/** A connection as Improvado shows it. */
export function toConnection(one: DialectDestination): z.infer<typeof improvadoConnection> {
  const { accounts } = one;
  return {
    id: one.number,
    uid: one.id,
    title: one.name,
    datasource_name: one.type,
    status: one.status,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    accounts_number: accounts?.total ?? 0,
    enabled_for_extraction_accounts_number: accounts?.enabledForExtraction ?? 0,
    accounts_status: accounts?.status ?? null,
    update_accounts_last_successed: accounts?.lastSucceededAt ?? null,
    update_accounts_was_successfull: accounts?.wasSuccessful ?? null,
  };
}

/** A connection as Improvado shows one that was changed. */
export function toUpdated(one: DialectDestination): z.infer<typeof improvadoUpdated> {
  return {
    id: one.number,
    destination: { name: one.type },
    title: one.name,
    updated_at: one.updatedAt,
    status: one.status,
    error_text: one.verificationError,
    is_editable: one.status !== "disabled",
    create_load_for_new_tables: one.load.createLoadForNewTables ?? false,
  };
}

/** How a connection's last check went. */
export function toCheck(one: DialectDestination): z.infer<typeof improvadoCheck> {
  return { id: one.number, result: resultOf(one), status: one.status, error_text: one.verificationError };
}

function resultOf({ check }: DialectDestination): z.infer<typeof improvadoCheck>["result"] {
  if (check?.state !== "finished" || check.outcome === null) return "checking";
  return ({ passed: "valid", failed: "invalid", inconclusive: "inconclusive" } as const)[check.outcome];
}

/** A page with the addresses of those beside it. */
export function toPage(input: {
  readonly connections: readonly DialectDestination[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly hasNext: boolean;
  /** Address of the list. */
  readonly address: string;
}): z.infer<typeof improvadoPage> {
  const { page, pageSize, address } = input;
  const at = (number: number) => `${address}?page=${number}&page_size=${pageSize}`;
  return {
    count: input.total,
    next: input.hasNext ? at(page + 1) : null,
    previous: page > 1 ? at(page - 1) : null,
    results: input.connections.map(toConnection),
  };
}

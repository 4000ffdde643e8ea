import "server-only";
import type { Caller } from "@/lib/services/caller";
import { ImmutableFieldError } from "@/lib/services/errors";
import type { UpdateConnectionInput } from "@/lib/shared/connection/update-connection-input";
import { changeConnection } from "./change-connection";
import type { ConnectionRow } from "./connection-row";
import type { ConnectionView } from "./connection-view";

/** @throws NotFoundError, StaleError, ImmutableFieldError */
export async function updateConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
  readonly body: UpdateConnectionInput;
}): Promise<ConnectionView> {
  const { body } = input;
  return changeConnection({
    ...input,
    action: "connection.updated",
    decide: async (row) => {
      refuseFixed({ row, body });
      const { provider: _provider, recipientId: _recipient, loadSettings: load, deployment, ...plain } = body;
      const change = {
        ...withoutAbsent(plain),
        ...(load === undefined ? {} : { loadSettings: merged(row.loadSettings, load) }),
        ...(deployment === undefined ? {} : { deployment: merged(row.deployment, deployment) }),
      };
      return Object.keys(change).length === 0 ? null : change;
    },
  });
}

function refuseFixed(input: { readonly row: ConnectionRow; readonly body: UpdateConnectionInput }): void {
  const { row, body } = input;
  if (body.provider !== undefined && body.provider !== row.destinationType) {
    throw new ImmutableFieldError({
      field: "provider",
      reason: "make a new connection for another destination.",
    });
  }
  if (body.recipientId !== undefined && body.recipientId !== row.recipientId) {
    throw new ImmutableFieldError({
      field: "recipientId",
      reason: "a connection stays with the customer whose credentials it holds.",
    });
  }
}

function withoutAbsent<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** A plain copy: the store takes JSON, not readonly types. */
function merged(before: unknown, change: object) {
  return JSON.parse(JSON.stringify({ ...(before as object), ...change }));
}

import "server-only";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { CreateLinkSessionInput } from "./create-link-session-input";

/**
 * Whose session it will be: the customer named, or the connection to change with its own customer. A host that
 * takes the id from its page and names the customer cannot hand one the connection of another by mistake.
 * @throws InvalidInputError, NotFoundError (connection)
 */
export async function ownerOfSession(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
}) {
  const { mode, connectionId, recipient } = input.body;
  if (mode === "create") {
    if (connectionId !== undefined) {
      throw problem("connectionId", "goes with the modes edit and reauthorize only");
    }
    if (recipient === undefined) throw problem("recipient", "is required in the mode create");
    return { connection: null, recipient: { externalId: recipient.externalId, name: recipient.name } };
  }
  if (connectionId === undefined) throw problem("connectionId", `is required in the mode ${mode}`);
  const connection = await findOwned({ ...input, connectionId });
  if (connection === null) throw new NotFoundError({ what: "connection" });
  return { connection, recipient: null };
}

/** The connection, where it is the named customer's or nobody is named. */
async function findOwned(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
  readonly connectionId: string;
}) {
  const { caller, body, connectionId } = input;
  const store = tenantStore(caller);
  const connection = await store.connection.findFirst({ where: { id: connectionId } });
  if (connection === null || body.recipient === undefined) return connection;
  const { externalId } = body.recipient;
  const owner = await store.recipient.findFirst({ where: { id: connection.recipientId, externalId } });
  return owner === null ? null : connection;
}

function problem(field: string, msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", field], msg, type: "value_error" }] });
}

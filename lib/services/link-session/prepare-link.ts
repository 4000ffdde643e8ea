import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { getConnection } from "@/lib/services/connection/get-connection";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import { describeRecipients } from "@/lib/services/recipient/describe-recipients";

/** Query of the page that makes a link: for a connection, or for a new one. */
export const prepareLinkQuery = z.object({
  connection: z.uuid().optional().catch(undefined),
  mode: z.enum(["edit", "reauthorize"]).catch("reauthorize"),
});

/** What a member may choose when they make a link. @throws NotFoundError (connection) */
export async function prepareLink(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof prepareLinkQuery>;
}) {
  const { caller, query } = input;
  const types = await listDestinationTypes({ workspaceId: caller.workspaceId });
  const choices = types.map(({ id, title }) => ({ id, title }));
  if (query.connection === undefined) return { types: choices, connection: null };
  const { id, name, recipientId } = await getConnection({ caller, where: { id: query.connection } });
  const recipient = (await describeRecipients({ caller, ids: [recipientId] }))[recipientId];
  const customer = {
    externalId: recipient?.externalId ?? recipientId,
    customer: recipient?.name ?? recipientId,
  };
  return { types: choices, connection: { id, name, mode: query.mode, ...customer } };
}

import { z } from "zod";
import { prequel, succeeded, succeededPage } from "@/lib/dialects/prequel/dialect";
import { toRecipient } from "@/lib/dialects/prequel/recipient";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { publicAddress } from "@/lib/http/dialect/public-address";
import { createRecipient } from "@/lib/services/recipient/create-recipient";
import { listRecipients } from "@/lib/services/recipient/list-recipients";

/** Recipients, by page. */
export const GET = defineDialectRoute({
  dialect: prequel,
  operation: "prequelListRecipients",
  summary: "Recipients, the oldest first unless said otherwise.",
  scope: "connections:read",
  query: shapes.recipientsQuery,
  response: shapes.pageOf(z.object({ recipients: z.array(shapes.prequelRecipient) })),
  run: async ({ caller, query }) => {
    const { page_size: limit, order, cursor, id_in_provider_system: named } = query;
    const externalIds = named?.split(",");
    const found = await listRecipients({ caller, limit, order, cursor, externalIds });
    const data = { recipients: found.recipients.map(toRecipient) };
    const address = publicAddress("/api/compat/prequel/recipients");
    return succeededPage({ ...found, message: "Listed recipients.", data, address, query });
  },
});

/** A customer of the host, before anything is connected for it. */
export const POST = defineDialectRoute({
  dialect: prequel,
  operation: "prequelCreateRecipient",
  summary: "Makes a recipient under your own id of it.",
  scope: "connections:write",
  body: shapes.createRecipientBody,
  response: shapes.envelope(z.object({ recipient: shapes.prequelRecipient })),
  run: async ({ caller, body: { recipient } }) => {
    const { name, id_in_provider_system: externalId } = recipient;
    const made = toRecipient(await createRecipient({ caller, name, externalId }));
    return succeeded({ message: "Created recipient.", data: { recipient: made } });
  },
});

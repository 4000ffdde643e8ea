import { z } from "zod";
import { prequel, succeeded } from "@/lib/dialects/prequel/dialect";
import { toRecipient } from "@/lib/dialects/prequel/recipient";
import { envelope, prequelRecipient, recipientPath } from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { getRecipient } from "@/lib/services/recipient/get-recipient";

/** One recipient. */
export const GET = defineDialectRoute({
  dialect: prequel,
  operation: "prequelGetRecipient",
  summary: "One recipient.",
  scope: "connections:read",
  path: recipientPath,
  response: envelope(z.object({ recipient: prequelRecipient })),
  run: async ({ caller, path: { recipient_id: id } }) => {
    const recipient = toRecipient(await getRecipient({ caller, id }));
    return succeeded({ message: "Found recipient.", data: { recipient } });
  },
});

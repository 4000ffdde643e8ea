import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.LATCHKEY_WEBHOOK_SECRET);

/** `body` is the text as it came, before any parsing. Throws where the signature is not Latchkey's. */
export function readEvent(body, headers) {
  const event = webhook.verify(body, headers);
  // The same event may come twice: its id is that of the event in your page and in the audit log.
  return { id: headers["webhook-id"], type: event.type, data: event.data };
}

import { defineRoute } from "@/lib/http/define-route";
import { listSigningKeys } from "@/lib/services/event-signature/list-signing-keys";
import { rotateSigningKey } from "@/lib/services/event-signature/rotate-signing-key";
import {
  rotateSigningKeyInput,
  signingKeyList,
  signingKeyView,
} from "@/lib/services/event-signature/signing-key";

/** The keys that terminal events are signed with. */
export const GET = defineRoute({
  operation: "listSigningKeys",
  summary: "The published keys that terminal events are signed with, and the address of the JWK set.",
  scope: "workspace:read",
  response: signingKeyList,
  run: listSigningKeys,
});

/** Another key, with an overlap in which both are published. */
export const POST = defineRoute({
  operation: "rotateSigningKey",
  summary:
    "Makes the key that signs terminal events from now on; the one before stays published for the overlap.",
  scope: "workspace:write",
  body: rotateSigningKeyInput,
  status: 201,
  response: signingKeyView,
  idempotent: true,
  run: rotateSigningKey,
});

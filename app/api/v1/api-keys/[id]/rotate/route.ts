import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { rotateApiKeyInput } from "@/lib/services/api-key/api-key-input";
import { createdApiKey } from "@/lib/services/api-key/api-key-view";
import { rotateApiKey } from "@/lib/services/api-key/rotate-api-key";

/** A second live key, so that callers can change over. */
export const POST = defineRoute({
  operation: "rotateApiKey",
  summary: "Makes a second key like this one, which goes on working for the overlap.",
  scope: "workspace:write",
  path: z.strictObject({ id: z.uuid() }),
  body: rotateApiKeyInput,
  status: 201,
  response: createdApiKey,
  idempotent: true,
  run: ({ caller, path: { id }, body }) => rotateApiKey({ caller, id, body }),
});

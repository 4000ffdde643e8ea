import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { updateApiKeyInput } from "@/lib/services/api-key/api-key-input";
import { apiKeyView } from "@/lib/services/api-key/api-key-view";
import { revokeApiKey } from "@/lib/services/api-key/revoke-api-key";
import { updateApiKey } from "@/lib/services/api-key/update-api-key";

const path = z.strictObject({ id: z.uuid() });

/** Name, scopes, networks, expiry and the key to seal releases to. */
export const PATCH = defineRoute({
  operation: "updateApiKey",
  summary: "Changes an API key's settings; what is left out stays.",
  scope: "workspace:write",
  path,
  body: updateApiKeyInput,
  response: apiKeyView,
  run: ({ caller, path: { id }, body }) => updateApiKey({ caller, id, body }),
});

/** Out of use at once. */
export const DELETE = defineRoute({
  operation: "revokeApiKey",
  summary: "Takes an API key out of use at once.",
  scope: "workspace:write",
  path,
  status: 204,
  run: ({ caller, path: { id } }) => revokeApiKey({ caller, id }),
});

import { defineRoute } from "@/lib/http/define-route";
import { createApiKeyInput } from "@/lib/services/api-key/api-key-input";
import { createdApiKey } from "@/lib/services/api-key/api-key-view";
import { createApiKey } from "@/lib/services/api-key/create-api-key";
import { apiKeyPage, listApiKeys, listApiKeysInput } from "@/lib/services/api-key/list-api-keys";

/** Keys of the workspace. */
export const GET = defineRoute({
  operation: "listApiKeys",
  summary: "API keys of the workspace, without the keys themselves.",
  scope: "workspace:read",
  query: listApiKeysInput,
  response: apiKeyPage,
  run: listApiKeys,
});

/** A new key; the answer is the only place that shows it. */
export const POST = defineRoute({
  operation: "createApiKey",
  summary: "Makes an API key with at most the caller's own scopes.",
  scope: "workspace:write",
  body: createApiKeyInput,
  status: 201,
  response: createdApiKey,
  idempotent: true,
  run: createApiKey,
});

import "server-only";
import { z } from "zod";
import { createApiKeyInput, rotateApiKeyInput } from "@/lib/services/api-key/api-key-input";
import { createApiKey } from "@/lib/services/api-key/create-api-key";
import { revokeApiKey } from "@/lib/services/api-key/revoke-api-key";
import { rotateApiKey } from "@/lib/services/api-key/rotate-api-key";
import { InvalidInputError } from "@/lib/services/errors";
import { apiKeyForm, toApiKeyBody } from "@/lib/shared/api-key/api-key-form";
import { defineAdminAction } from "./define-admin-action";

/** Where each member of the API's input stands in the form. */
const fields: Readonly<Record<string, string>> = {
  allowedNetworks: "networks",
  expiresAt: "expiresOn",
  releasePublicKey: "publicKey",
};

export const createApiKeyAction = defineAdminAction({
  operation: "admin.api_keys.create",
  permission: "api-keys:write",
  isDangerous: true,
  input: apiKeyForm,
  run: async ({ member: caller, input }) => {
    const body = createApiKeyInput.safeParse(toApiKeyBody(input));
    if (!body.success) {
      throw new InvalidInputError({
        fields: body.error.issues.map(({ path, message }) => {
          const [name = ""] = path.map(String);
          return { property: fields[name] ?? name, message };
        }),
      });
    }
    const { name, key } = await createApiKey({ caller, body: body.data });
    return { name, key };
  },
});

export const rotateApiKeyAction = defineAdminAction({
  operation: "admin.api_keys.rotate",
  permission: "api-keys:write",
  isDangerous: true,
  input: rotateApiKeyInput.extend({ id: z.uuid() }),
  run: async ({ member: caller, input: { id, ...body } }) => {
    const { name, key } = await rotateApiKey({ caller, id, body });
    return { name, key };
  },
});

export const revokeApiKeyAction = defineAdminAction({
  operation: "admin.api_keys.revoke",
  permission: "api-keys:write",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ member: caller, input: { id } }) => {
    await revokeApiKey({ caller, id });
    return null;
  },
});

import "server-only";
import { InvalidInputError } from "@/lib/services/errors";
import { createLinkSession } from "@/lib/services/link-session/create-link-session";
import { createLinkSessionInput } from "@/lib/services/link-session/create-link-session-input";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";
import {
  type CreatedLink,
  createLinkForm,
  linkSessionTarget,
} from "@/lib/shared/link-session/create-link-form";
import { defineAdminAction } from "./define-admin-action";

/** Makes a link for a customer. Its address is in this answer and never again. */
export const createLinkAction = defineAdminAction({
  operation: "admin.link_sessions.create",
  permission: "link-sessions:write",
  input: createLinkForm,
  run: async ({ member: caller, input: form }): Promise<CreatedLink> => {
    const body = createLinkSessionInput.safeParse({
      recipient: { externalId: form.externalId, ...(form.name === "" ? {} : { name: form.name }) },
      hosted: true,
      mode: form.mode,
      expiresInSeconds: Number(form.expiresInSeconds),
      ...(form.connectionId === "" ? {} : { connectionId: form.connectionId }),
      ...(form.destinationTypes.length === 0 ? {} : { destinationTypes: form.destinationTypes }),
      ...(form.returnUrl === "" ? {} : { returnUrl: form.returnUrl }),
    });
    if (!body.success)
      throw new InvalidInputError({
        fields: body.error.issues.map(({ path, message }) => ({ property: String(path[0]), message })),
      });
    const { id, url, expiresAt } = await createLinkSession({ caller, body: body.data });
    return { id, url, expiresAt };
  },
});

/** Withdraws a link: it and its form stop working at once. */
export const revokeLinkAction = defineAdminAction({
  operation: "admin.link_sessions.revoke",
  permission: "link-sessions:write",
  input: linkSessionTarget,
  run: async ({ member: caller, input }) => {
    await revokeLinkSession({ caller, id: input.id });
    return {};
  },
});

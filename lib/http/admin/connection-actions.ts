import "server-only";
import { z } from "zod";
import { startRequestedCheck } from "@/lib/services/check-run/start-requested-check";
import { deleteNamedConnection } from "@/lib/services/connection/delete-named-connection";
import { disableConnection } from "@/lib/services/connection/disable-connection";
import { getConnection } from "@/lib/services/connection/get-connection";
import { reactivateConnection } from "@/lib/services/connection/reactivate-connection";
import { restoreCredential } from "@/lib/services/connection/restore-credential";
import { setDefaultConnection } from "@/lib/services/connection/set-default-connection";
import { updateConnection } from "@/lib/services/connection/update-connection";
import { createReauthorizeLink } from "@/lib/services/link-session/create-reauthorize-link";
import { approveInput, approveSeenPeer } from "@/lib/services/trust/approve-seen-peer";
import { revokeApproval } from "@/lib/services/trust/revoke-approval";
import { editedConnection } from "@/lib/shared/connection/edited-settings";
import { updateConnectionInput } from "@/lib/shared/connection/update-connection-input";
import { defineAdminAction } from "./define-admin-action";

const one = z.strictObject({ id: z.uuid() });
const write = { permission: "connections:write" } as const;

export const checkNowAction = defineAdminAction({
  operation: "admin.connections.check",
  ...write,
  input: one,
  run: ({ member: caller, input }) => startRequestedCheck({ caller, ...input }),
});

export const disableAction = defineAdminAction({
  operation: "admin.connections.disable",
  ...write,
  input: one,
  run: async ({ member: caller, input }) => {
    await disableConnection({ caller, ...input, ifMatch: null });
  },
});

export const reactivateAction = defineAdminAction({
  operation: "admin.connections.reactivate",
  ...write,
  input: one,
  run: async ({ member: caller, input }) => {
    await reactivateConnection({ caller, ...input, ifMatch: null });
  },
});

export const setDefaultAction = defineAdminAction({
  operation: "admin.connections.set_default",
  ...write,
  input: one,
  run: async ({ member: caller, input }) => {
    await setDefaultConnection({ caller, ...input, ifMatch: null });
  },
});

export const deleteAction = defineAdminAction({
  operation: "admin.connections.delete",
  permission: "connections:delete",
  input: one.extend({ name: z.string().max(255) }),
  run: ({ member: caller, input }) => deleteNamedConnection({ caller, ...input }),
});

/** Refused as `stale` where somebody else saved since the member opened the form. */
export const saveSettingsAction = defineAdminAction({
  operation: "admin.connections.update",
  ...write,
  input: one.extend({
    revision: z.int(),
    change: updateConnectionInput.omit({ provider: true, recipientId: true }),
  }),
  run: async ({ member: caller, input: { id, revision, change } }) =>
    editedConnection(await updateConnection({ caller, id, ifMatch: revision, body: change })),
});

/** The settings as they stand now, to be compared with what the member typed. */
export const readSettingsAction = defineAdminAction({
  operation: "admin.connections.read_settings",
  permission: "dashboard:read",
  input: one,
  run: async ({ member: caller, input }) => editedConnection(await getConnection({ caller, where: input })),
});

export const restoreVersionAction = defineAdminAction({
  operation: "admin.connections.restore",
  ...write,
  input: one.extend({ version: z.int().min(1) }),
  run: async ({ member: caller, input }) => {
    await restoreCredential({ caller, ...input });
  },
});

export const revokeTrustAction = defineAdminAction({
  operation: "admin.connections.revoke_trust",
  ...write,
  input: one.extend({ approvalId: z.uuid() }),
  run: ({ member: caller, input }) => revokeApproval({ caller, ...input }),
});

/** Only what a test was shown; the connection is checked again. */
export const trustPeerAction = defineAdminAction({
  operation: "admin.connections.trust_peer",
  ...write,
  input: approveInput.extend({ id: z.uuid() }),
  run: async ({ member: caller, input: { id, ...body } }) => {
    await approveSeenPeer({ caller, id, body });
  },
});

export const makeLinkAction = defineAdminAction({
  operation: "admin.connections.reauthorize",
  permission: "link-sessions:write",
  input: one,
  run: async ({ member: caller, input }) => {
    const { url, expiresAt } = await createReauthorizeLink({ caller, ...input });
    return { url, expiresAt };
  },
});

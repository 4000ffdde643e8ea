import "server-only";
import { z } from "zod";
import { cancelBulkRun } from "@/lib/services/bulk-run/cancel-bulk-run";
import { getBulkRun } from "@/lib/services/bulk-run/get-bulk-run";
import { startBulkRun, startBulkRunInput } from "@/lib/services/bulk-run/start-bulk-run";
import { RoleForbiddenError } from "@/lib/services/member/member-errors";
import { mayDo } from "@/lib/services/member/permissions";
import { deleteSavedView } from "@/lib/services/saved-view/delete-saved-view";
import { saveView } from "@/lib/services/saved-view/save-view";
import { saveViewInput } from "@/lib/shared/connection/saved-view";
import { defineAdminAction } from "./define-admin-action";

const one = z.strictObject({ id: z.uuid() });

export const startBulkAction = defineAdminAction({
  operation: "admin.bulk_runs.start",
  permission: "connections:write",
  input: startBulkRunInput,
  run: async ({ member, input: body }) => {
    if (body.action === "delete" && !mayDo({ role: member.role, permission: "connections:delete" })) {
      throw new RoleForbiddenError();
    }
    const { id } = await startBulkRun({ caller: member, body });
    return { id };
  },
});

export const readBulkAction = defineAdminAction({
  operation: "admin.bulk_runs.read",
  permission: "dashboard:read",
  input: one,
  run: ({ member: caller, input }) => getBulkRun({ caller, ...input }),
});

export const cancelBulkAction = defineAdminAction({
  operation: "admin.bulk_runs.cancel",
  permission: "connections:write",
  input: one,
  run: ({ member: caller, input }) => cancelBulkRun({ caller, ...input }),
});

/** Everybody has views of their own; those that the whole workspace sees are for those who run it. */
export const saveViewAction = defineAdminAction({
  operation: "admin.saved_views.save",
  permission: "account:write",
  input: saveViewInput,
  run: async ({ member, input: body }) => {
    if (body.shared && !mayDo({ role: member.role, permission: "connections:write" })) {
      throw new RoleForbiddenError();
    }
    return saveView({ caller: member, body });
  },
});

export const deleteViewAction = defineAdminAction({
  operation: "admin.saved_views.delete",
  permission: "account:write",
  input: one,
  run: ({ member: caller, input }) => deleteSavedView({ caller, ...input }),
});

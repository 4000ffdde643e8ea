"use server";

// Server actions of the settings that are the workspace's own. Owners alone; each changes what it names.
import { defineAdminAction } from "@/lib/http/admin/define-admin-action";
import { updateWorkspace } from "@/lib/services/workspace/update-workspace";
import { brandingForm } from "@/lib/shared/workspace/branding-form";
import { originsForm, originsOf } from "@/lib/shared/workspace/origins-form";
import { securityForm, workspaceNameForm } from "@/lib/shared/workspace/settings-forms";

const permission = "settings:write";

export const saveName = defineAdminAction({
  operation: "saveWorkspaceName",
  permission,
  input: workspaceNameForm,
  run: ({ member, input }) => updateWorkspace({ caller: member, body: input }),
});

export const saveOrigins = defineAdminAction({
  operation: "saveAllowedOrigins",
  permission,
  input: originsForm,
  run: ({ member, input }) =>
    updateWorkspace({ caller: member, body: { allowedOrigins: originsOf(input.allowedOrigins) } }),
});

export const savePolicies = defineAdminAction({
  operation: "saveSecurityPolicies",
  permission,
  isDangerous: true,
  input: securityForm,
  run: ({ member, input }) => updateWorkspace({ caller: member, body: input }),
});

export const saveBranding = defineAdminAction({
  operation: "saveBranding",
  permission,
  input: brandingForm,
  run: ({ member, input }) => updateWorkspace({ caller: member, body: { branding: input } }),
});

import { defineRoute } from "@/lib/http/define-route";
import { getWorkspace } from "@/lib/services/workspace/get-workspace";
import { updateWorkspace } from "@/lib/services/workspace/update-workspace";
import { updateWorkspaceInput, workspaceView } from "@/lib/services/workspace/workspace-view";

/** The caller's workspace. */
export const GET = defineRoute({
  operation: "getWorkspace",
  summary: "The workspace of the calling API key.",
  scope: "workspace:read",
  response: workspaceView,
  run: getWorkspace,
});

/** Name and policies. */
export const PATCH = defineRoute({
  operation: "updateWorkspace",
  summary: "Changes the workspace's name and policies.",
  scope: "workspace:write",
  body: updateWorkspaceInput,
  response: workspaceView,
  run: updateWorkspace,
});

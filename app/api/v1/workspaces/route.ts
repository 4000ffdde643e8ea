import { defineRoute } from "@/lib/http/define-route";
import {
  createdWorkspace,
  createWorkspace,
  createWorkspaceInput,
} from "@/lib/services/workspace/create-workspace";
import { listWorkspaces, listWorkspacesInput, workspacePage } from "@/lib/services/workspace/list-workspaces";

/** Every customer of this installation. */
export const GET = defineRoute({
  operation: "listWorkspaces",
  summary: "Workspaces of this installation.",
  scope: "workspaces:admin",
  query: listWorkspacesInput,
  response: workspacePage,
  run: listWorkspaces,
});

/** Another customer of this installation. */
export const POST = defineRoute({
  operation: "createWorkspace",
  summary: "Makes a workspace and its first API key.",
  scope: "workspaces:admin",
  body: createWorkspaceInput,
  status: 201,
  response: createdWorkspace,
  idempotent: true,
  run: createWorkspace,
});

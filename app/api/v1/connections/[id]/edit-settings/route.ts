import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { editSettings, getEditSettings } from "@/lib/services/connection/get-edit-settings";

/** What a form for editing starts from. */
export const GET = defineRoute({
  operation: "getEditSettings",
  summary: "Plain answers, and which secrets are on file.",
  scope: "connections:read",
  path: z.strictObject({ id: z.uuid() }),
  response: editSettings,
  run: ({ caller, path: { id } }) => getEditSettings({ caller, id }),
});

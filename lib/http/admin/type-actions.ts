import "server-only";
import { z } from "zod";
import { retireDestinationType } from "@/lib/services/destination-type/retire-destination-type";
import { saveDraftType } from "@/lib/services/destination-type/save-draft-type";
import { setTypeEnabled } from "@/lib/services/destination-type/set-type-enabled";
import { previewDraft } from "@/lib/services/preview/preview-draft";
import { parseJson } from "../read-json";
import { defineAdminAction } from "./define-admin-action";

const type = z.string().min(1).max(100);
/** As much as the API takes. */
const text = z.string().max(65_536, { error: "A type is 64 kB at most." });

export const setTypeEnabledAction = defineAdminAction({
  operation: "admin.destination_types.set_enabled",
  permission: "destination-types:write",
  input: z.strictObject({ type, enabled: z.boolean() }),
  run: async ({ member: caller, input }) => {
    await setTypeEnabled({ caller, ...input });
    return null;
  },
});

export const retireTypeAction = defineAdminAction({
  operation: "admin.destination_types.retire",
  permission: "destination-types:write",
  input: z.strictObject({ type }),
  run: async ({ member: caller, input }) => {
    await retireDestinationType({ caller, ...input });
    return null;
  },
});

export const judgeTypeAction = defineAdminAction({
  operation: "admin.destination_types.judge",
  permission: "destination-types:write",
  input: z.strictObject({ text }),
  run: ({ member: caller, input }) => previewDraft({ caller, draft: parseJson(input) }),
});

export const saveTypeAction = defineAdminAction({
  operation: "admin.destination_types.save",
  permission: "destination-types:write",
  input: z.strictObject({ text, type: type.nullable() }),
  run: ({ member: caller, input }) => saveDraftType({ caller, draft: parseJson(input), type: input.type }),
});

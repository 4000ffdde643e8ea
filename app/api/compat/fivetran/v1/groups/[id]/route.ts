import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import { toGroup } from "@/lib/dialects/fivetran/group";
import { envelope, fivetranGroup, idPath } from "@/lib/dialects/fivetran/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { getRecipient } from "@/lib/services/recipient/get-recipient";

/** One group. */
export const GET = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranGetGroup",
  summary: "One group.",
  scope: "connections:read",
  path: idPath,
  response: envelope(fivetranGroup),
  run: async ({ caller, path: { id } }) =>
    succeeded({ message: "Group has been found.", data: toGroup(await getRecipient({ caller, id })) }),
});

import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import { toGroup } from "@/lib/dialects/fivetran/group";
import { createGroupBody, envelope, fivetranGroup, pageOf, pageQuery } from "@/lib/dialects/fivetran/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { createRecipient } from "@/lib/services/recipient/create-recipient";
import { listRecipients } from "@/lib/services/recipient/list-recipients";

/** Groups: the host's customers. */
export const GET = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranListGroups",
  summary: "Groups, the oldest first: the recipients of the workspace.",
  scope: "connections:read",
  query: pageQuery,
  response: pageOf(fivetranGroup),
  run: async ({ caller, query }) => {
    const { recipients, nextCursor } = await listRecipients({ caller, ...query });
    const data = { items: recipients.map(toGroup), next_cursor: nextCursor };
    return succeeded({ message: "Groups have been listed.", data });
  },
});

/** A group has to be there before its destination. */
export const POST = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranCreateGroup",
  summary: "Makes a group, which a destination can then be made in.",
  scope: "connections:write",
  body: createGroupBody,
  status: 201,
  response: envelope(fivetranGroup),
  run: async ({ caller, body: { name } }) => {
    const data = toGroup(await createRecipient({ caller, name }));
    return succeeded({ code: "Created", message: "Group has been created.", data });
  },
});

import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { accountsView } from "@/lib/services/accounts/accounts-view";
import { getAccounts } from "@/lib/services/accounts/get-accounts";
import { reportAccounts } from "@/lib/services/accounts/report-accounts";

const path = z.strictObject({ id: z.uuid() });

/** How many accounts it reaches. */
export const GET = defineRoute({
  operation: "getAccounts",
  summary: "How many accounts a connection reaches, as you told last.",
  scope: "connections:read",
  path,
  response: accountsView,
  run: ({ caller, path: { id } }) => getAccounts({ caller, id }),
});

/** The host counted them. */
export const PUT = defineRoute({
  operation: "reportAccounts",
  summary: "Tells how many accounts a connection reaches and how many of them are in use.",
  scope: "connections:write",
  path,
  body: accountsView,
  response: accountsView,
  run: ({ caller, path: { id }, body }) => reportAccounts({ caller, id, body }),
});

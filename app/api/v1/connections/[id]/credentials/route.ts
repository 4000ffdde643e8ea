import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import {
  credentialVersions,
  listCredentialVersions,
} from "@/lib/services/connection/list-credential-versions";

/** The credential in use, the one that waits for its check, and those that can be restored. */
export const GET = defineRoute({
  operation: "listCredentialVersions",
  summary: "Versions of a connection's credential, newest first; never their values.",
  scope: "connections:read",
  path: z.strictObject({ id: z.uuid() }),
  response: credentialVersions,
  run: ({ caller, path: { id } }) => listCredentialVersions({ caller, id }),
});

import { z } from "zod";
import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { isNamed, toCertificate } from "@/lib/dialects/fivetran/trust";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { findDestination } from "@/lib/services/dialect/find-destination";
import { findPeer } from "@/lib/services/dialect/list-peers";
import { revokeApproval } from "@/lib/services/trust/revoke-approval";

const kind = "tls_certificate";
const address = { dialect: fivetran, path: shapes.hashPath } as const;

/** One of them, by its hash or its id. */
export const GET = defineDialectRoute({
  ...address,
  operation: "fivetranGetCertificate",
  summary: "One certificate of a destination.",
  scope: "connections:read",
  response: shapes.envelope(shapes.fivetranCertificate),
  run: async ({ caller, path: { id: named, hash: name } }) => {
    const { id } = await findDestination({ caller, id: named });
    const data = toCertificate(
      await findPeer({ caller, id, kind, isMeant: (peer) => isNamed({ peer, name }) }),
    );
    return succeeded({ message: "The certificate has been found.", data });
  },
});

/** Takes trust back: the next test asks again. */
export const DELETE = defineDialectRoute({
  ...address,
  operation: "fivetranRevokeCertificate",
  summary: "Takes the approval of a certificate back; the next test asks again.",
  scope: "connections:write",
  response: z.object({ code: z.literal("Success"), message: z.string() }),
  run: async ({ caller, path: { id: named, hash: name } }) => {
    const { id } = await findDestination({ caller, id: named });
    const isMeant = (peer: { readonly id: string | null; readonly fingerprint: string }) =>
      peer.id !== null && isNamed({ peer, name });
    const { id: approvalId } = await findPeer({ caller, id, kind, isMeant });
    await revokeApproval({ caller, id, approvalId: approvalId ?? "" });
    return { code: "Success", message: "The certificate has been revoked." };
  },
});

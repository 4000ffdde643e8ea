import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { certificateHas, isNamed, toCertificate } from "@/lib/dialects/fivetran/trust";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { refuseInput } from "@/lib/http/dialect/refuse-input";
import { findDestination } from "@/lib/services/dialect/find-destination";
import { findPeer, listPeers } from "@/lib/services/dialect/list-peers";
import { approveSeenPeer } from "@/lib/services/trust/approve-seen-peer";

const kind = "tls_certificate";
const address = { dialect: fivetran, path: shapes.idPath } as const;

/** What was approved, and what the last test showed and waits for approval. */
export const GET = defineDialectRoute({
  ...address,
  operation: "fivetranListCertificates",
  summary: "Certificates of a destination: approved, and waiting for approval.",
  scope: "connections:read",
  response: shapes.pageOf(shapes.fivetranCertificate),
  run: async ({ caller, path }) => {
    const { id } = await findDestination({ caller, ...path });
    const items = (await listPeers({ caller, id, kind })).map(toCertificate);
    return succeeded({ message: "Certificates have been listed.", data: { items, next_cursor: null } });
  },
});

/** Approves what a test of the destination has shown, and tests again. */
export const POST = defineDialectRoute({
  ...address,
  operation: "fivetranApproveCertificate",
  summary: "Approves a certificate that a test of the destination has shown, and tests again.",
  scope: "connections:write",
  body: shapes.approveCertificateBody,
  response: shapes.envelope(shapes.fivetranCertificate),
  run: async ({ caller, path, body: { hash: fingerprint, encoded_cert: encoded } }) => {
    const { id } = await findDestination({ caller, ...path });
    if (encoded !== undefined && !certificateHas({ encoded, hash: fingerprint }))
      refuseInput({ at: ["encoded_cert"], message: "has another hash" });
    await approveSeenPeer({ caller, id, body: { kind, fingerprint } });
    const isMeant = (peer: { readonly fingerprint: string }) => isNamed({ peer, name: fingerprint });
    const data = toCertificate(await findPeer({ caller, id, kind, isMeant }));
    return succeeded({ message: "The certificate has been approved.", data });
  },
});

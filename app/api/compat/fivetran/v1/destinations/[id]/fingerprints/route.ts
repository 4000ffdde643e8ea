import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { hostKeyHas, isNamed, toFingerprint } from "@/lib/dialects/fivetran/trust";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { refuseInput } from "@/lib/http/dialect/refuse-input";
import { findDestination } from "@/lib/services/dialect/find-destination";
import { findPeer, listPeers } from "@/lib/services/dialect/list-peers";
import { approveSeenPeer } from "@/lib/services/trust/approve-seen-peer";

const kind = "ssh_host_key";
const address = { dialect: fivetran, path: shapes.idPath } as const;

/** What was approved, and what the last test showed and waits for approval. */
export const GET = defineDialectRoute({
  ...address,
  operation: "fivetranListFingerprints",
  summary: "Fingerprints of a destination: approved, and waiting for approval.",
  scope: "connections:read",
  response: shapes.pageOf(shapes.fivetranFingerprint),
  run: async ({ caller, path }) => {
    const { id } = await findDestination({ caller, ...path });
    const items = (await listPeers({ caller, id, kind })).map(toFingerprint);
    return succeeded({ message: "Fingerprints have been listed.", data: { items, next_cursor: null } });
  },
});

/** Approves what a test of the destination has shown, and tests again. */
export const POST = defineDialectRoute({
  ...address,
  operation: "fivetranApproveFingerprint",
  summary: "Approves a fingerprint that a test of the destination has shown, and tests again.",
  scope: "connections:write",
  body: shapes.approveFingerprintBody,
  response: shapes.envelope(shapes.fivetranFingerprint),
  run: async ({ caller, path, body: { hash: fingerprint, public_key: encoded } }) => {
    const { id } = await findDestination({ caller, ...path });
    if (encoded !== undefined && !hostKeyHas({ encoded, hash: fingerprint }))
      refuseInput({ at: ["public_key"], message: "has another hash" });
    await approveSeenPeer({ caller, id, body: { kind, fingerprint } });
    const isMeant = (peer: { readonly fingerprint: string }) => isNamed({ peer, name: fingerprint });
    const data = toFingerprint(await findPeer({ caller, id, kind, isMeant }));
    return succeeded({ message: "The fingerprint has been approved.", data });
  },
});

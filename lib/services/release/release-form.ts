import "server-only";
import { getEnv } from "@/lib/config/env";
import type { ApiCaller } from "@/lib/services/caller";
import { ReleaseForbiddenError } from "@/lib/services/errors";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";

/** How credentials may leave for this caller. */
export type ReleaseForm =
  | { readonly format: "jwe"; readonly publicKey: object }
  | { readonly format: "plaintext" };

/**
 * Sealed wherever the API key has a public key. In the clear only over TLS, to a key that is bound to
 * networks, in a workspace that does not forbid it.
 * @throws ReleaseForbiddenError
 */
export async function releaseForm({ caller }: { readonly caller: ApiCaller }): Promise<ReleaseForm> {
  const [key, workspace] = await Promise.all([
    tenantStore(caller).apiKey.findFirstOrThrow({
      where: { id: caller.apiKeyId },
      select: { releasePublicKey: true, allowedNetworks: true },
    }),
    getStore().prisma.workspace.findUniqueOrThrow({
      where: { id: caller.workspaceId },
      select: { forbidPlaintextRelease: true },
    }),
  ]);
  if (key.releasePublicKey !== null) return { format: "jwe", publicKey: key.releasePublicKey as object };
  if (workspace.forbidPlaintextRelease) {
    throw new ReleaseForbiddenError({
      userMessage: "This workspace releases sealed credentials only: register a public key for this API key.",
    });
  }
  if (key.allowedNetworks.length === 0) {
    throw new ReleaseForbiddenError({
      userMessage:
        "Register a public key for this API key, or bind the key to networks to receive credentials in the clear.",
    });
  }
  if (!isPrivateWay(getEnv().publicUrl)) {
    throw new ReleaseForbiddenError({
      userMessage: "Credentials leave in the clear over TLS only: serve the API under https.",
    });
  }
  return { format: "plaintext" };
}

/** TLS, or an instance that is reachable from its own machine only. */
function isPrivateWay(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

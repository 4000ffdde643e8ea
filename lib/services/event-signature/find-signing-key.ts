import "server-only";
import { importJWK, type JWK } from "jose";
import { openRecord } from "@/lib/services/sealed-record/open-record";
import { tenantStore } from "@/lib/store/tenant-store";
import { makeSigningKey } from "./make-signing-key";
import { signingAlgorithm, signingKeyTable } from "./signing-key";

/** The key that a workspace's events are signed with now, made on first use. @throws VaultError */
export async function findSigningKey({ workspaceId }: { readonly workspaceId: string }) {
  const row = (await inUse({ workspaceId })) ?? (await makeFirst({ workspaceId }));
  const { id, tenantKeyId, wrappedKey, sealedKey } = row;
  const opened = await openRecord({
    workspaceId,
    table: signingKeyTable,
    recordId: id,
    sealed: { tenantKeyId, wrappedKey, fields: { "/key": sealedKey ?? "" } },
  });
  const jwk = JSON.parse(opened.key?.reveal() ?? "{}") as JWK;
  for (const secret of Object.values(opened)) secret.wipe();
  return { id, privateKey: await importJWK(jwk, signingAlgorithm) };
}

async function inUse({ workspaceId }: { readonly workspaceId: string }) {
  return tenantStore({ workspaceId }).signingKey.findFirst({
    where: { publishedUntil: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
}

/** Two processes may both make one: both are published, and the newer signs. */
async function makeFirst({ workspaceId }: { readonly workspaceId: string }) {
  const made = await makeSigningKey({ workspaceId, createdBy: "system" });
  return tenantStore({ workspaceId }).signingKey.create({ data: made });
}

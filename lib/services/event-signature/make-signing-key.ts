import "server-only";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { signingAlgorithm, signingKeyTable } from "./signing-key";

/** A new key as it is stored: the public half in the clear, the private half sealed. */
export async function makeSigningKey(input: { readonly workspaceId: string; readonly createdBy: string }) {
  const { workspaceId, createdBy } = input;
  const { publicKey, privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(jwk);
  const sealed = await sealRecord({
    workspaceId,
    table: signingKeyTable,
    recordId: id,
    values: { key: JSON.stringify(await exportJWK(privateKey)) },
  });
  return {
    id,
    workspaceId,
    publicJwk: { ...jwk, kid: id, alg: signingAlgorithm, use: "sig" },
    tenantKeyId: sealed.tenantKeyId,
    wrappedKey: sealed.wrappedKey,
    sealedKey: sealed.fields["/key"] ?? null,
    createdBy,
  };
}

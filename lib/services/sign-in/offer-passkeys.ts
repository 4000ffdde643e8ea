import "server-only";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { tenantStore } from "@/lib/store/tenant-store";
import { passkeySite } from "./passkey-site";

/** What the browser asks a member's passkeys with; null where they have none. */
export async function offerPasskeys(input: {
  readonly account: { readonly id: string; readonly workspaceId: string };
}): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const { id, workspaceId } = input.account;
  const passkeys = await tenantStore({ workspaceId }).memberPasskey.findMany({
    where: { memberId: id },
    select: { id: true, transports: true },
  });
  if (passkeys.length === 0) return null;
  return generateAuthenticationOptions({
    rpID: passkeySite().rpID,
    userVerification: "preferred",
    allowCredentials: passkeys,
  });
}

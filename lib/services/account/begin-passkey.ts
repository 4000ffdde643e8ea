import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from "@simplewebauthn/server";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { passkeySite } from "@/lib/services/sign-in/passkey-site";
import { type StartedChallenge, startChallenge } from "@/lib/services/sign-in/start-challenge";
import { tenantStore } from "@/lib/store/tenant-store";

/** Starts the making of a passkey: one that can sign in alone, where the device knows such. */
export async function beginPasskey(input: { readonly member: SignedInMember }): Promise<{
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  readonly challenge: StartedChallenge;
}> {
  const { member } = input;
  const { memberId, email, name } = member;
  const known = await tenantStore(member).memberPasskey.findMany({
    where: { memberId },
    select: { id: true, transports: true },
  });
  const options = await generateRegistrationOptions({
    rpName: "Latchkey",
    rpID: passkeySite().rpID,
    userName: email,
    userDisplayName: name,
    // Not the e-mail: this one is kept in the device and may be read there.
    userID: new TextEncoder().encode(memberId),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  const data = { challenge: options.challenge };
  return { options, challenge: await startChallenge({ kind: "passkey_new", memberId, data }) };
}

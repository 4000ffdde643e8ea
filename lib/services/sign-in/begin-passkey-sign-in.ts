import "server-only";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { passkeySite } from "./passkey-site";
import { type StartedChallenge, startChallenge } from "./start-challenge";

/** Starts a sign-in with a passkey alone: the browser offers those it has for this site. */
export async function beginPasskeySignIn(): Promise<{
  readonly challenge: StartedChallenge;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}> {
  const { rpID } = passkeySite();
  const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
  const data = { challenge: options.challenge };
  return { options, challenge: await startChallenge({ kind: "passkey", data }) };
}

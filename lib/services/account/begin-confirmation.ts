import "server-only";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { findAccount } from "@/lib/services/sign-in/find-account";
import { offerPasskeys } from "@/lib/services/sign-in/offer-passkeys";
import { type StartedChallenge, startChallenge } from "@/lib/services/sign-in/start-challenge";

/** How a member may prove that it is still them. */
export interface Confirmation {
  readonly hasPassword: boolean;
  /** What the browser asks a passkey with; null without passkeys. */
  readonly passkey: PublicKeyCredentialRequestOptionsJSON | null;
  readonly challenge: StartedChallenge | null;
}

/** Prepares the question whether it is still the same person. */
export async function beginConfirmation(input: { readonly member: SignedInMember }): Promise<Confirmation> {
  const { memberId: id, workspaceId } = input.member;
  const account = await findAccount({ id });
  const passkey = await offerPasskeys({ account: { id, workspaceId } });
  const challenge =
    passkey === null
      ? null
      : await startChallenge({
          kind: "confirm",
          memberId: id,
          data: { challenge: passkey.challenge },
        });
  return { hasPassword: account?.passwordHash != null, passkey, challenge };
}

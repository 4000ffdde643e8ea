import "server-only";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { z } from "zod";
import type { passkeyAnswer } from "@/lib/shared/member/passkey-answer";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { passkeySite } from "./passkey-site";

/**
 * Whether an answer was signed by a passkey on file for this challenge and this site.
 * @returns whose passkey it is; null where it is not good
 */
export async function verifyPasskey(input: {
  readonly answer: z.infer<typeof passkeyAnswer>;
  readonly challenge: string;
  /** Only this member's passkeys count. @default anybody's */
  readonly memberId?: string;
  /** The authenticator has to have asked for a finger, face or PIN: alone, it is both factors. */
  readonly isAlone: boolean;
}): Promise<{ readonly memberId: string } | null> {
  const { answer, memberId } = input;
  const row = await getStore().prisma.memberPasskey.findUnique({ where: { id: answer.id } });
  if (row === null || (memberId !== undefined && row.memberId !== memberId)) return null;
  const verified = await verify({ ...input, row }).catch(() => null);
  if (verified?.verified !== true) return null;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // Where an authenticator counts, of two answers with one count only the first is taken.
  const { count } = await tenantStore(row).memberPasskey.updateMany({
    where: { id: row.id, counter: row.counter },
    data: { counter: newCounter, backedUp: credentialBackedUp, lastUsedAt: new Date() },
  });
  return count === 1 ? { memberId: row.memberId } : null;
}

function verify(input: {
  readonly answer: z.infer<typeof passkeyAnswer>;
  readonly challenge: string;
  readonly isAlone: boolean;
  readonly row: {
    readonly id: string;
    readonly publicKey: Uint8Array;
    readonly counter: bigint;
    readonly transports: readonly string[];
  };
}) {
  const { answer, row } = input;
  const { rpID, origin } = passkeySite();
  return verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: input.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: input.isAlone,
    credential: {
      id: row.id,
      publicKey: new Uint8Array(row.publicKey),
      counter: Number(row.counter),
      transports: [...row.transports],
    },
  });
}

import "server-only";
import { randomUUID } from "node:crypto";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";

/** How long one may take from the first step of a sign-in to the last, in ms. */
const lifetimeMs = 10 * 60 * 1000;

/** What a challenge is for. */
export type ChallengeKind = "passkey" | "passkey_new" | "oidc" | "second_factor" | "confirm";

/** A challenge as the browser's cookie needs it. */
export interface StartedChallenge {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Remembers what the next step of a sign-in is checked against. Only the browser with the token can take it. */
export async function startChallenge(input: {
  readonly kind: ChallengeKind;
  readonly memberId?: string;
  readonly data: Readonly<Record<string, string>>;
}): Promise<StartedChallenge> {
  const token = randomBase62({ length: 43 });
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs);
  const { kind, memberId = null, data } = input;
  const hash = tokenHash({ secret: token });
  await getStore().prisma.signInChallenge.create({
    data: { id: randomUUID(), kind, memberId, data, tokenHash: hash, createdAt, expiresAt },
  });
  return { token, expiresAt };
}

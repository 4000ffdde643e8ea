import "server-only";
import { tokenHash } from "@/lib/services/token-hash";
import { getStore } from "@/lib/store/store-holder";
import { SignInExpiredError } from "./sign-in-errors";
import type { ChallengeKind } from "./start-challenge";

/** What a started sign-in remembers. */
export interface OpenChallenge {
  readonly id: string;
  readonly memberId: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/** The open challenge of a token. @throws SignInExpiredError where it is over, used, or for something else */
export async function findChallenge(input: {
  readonly token: string | null;
  readonly kind: ChallengeKind;
}): Promise<OpenChallenge> {
  if (input.token === null) throw new SignInExpiredError();
  const row = await getStore().prisma.signInChallenge.findUnique({
    where: { tokenHash: tokenHash({ secret: input.token }) },
  });
  const isOpen = row !== null && row.kind === input.kind && row.usedAt === null && row.expiresAt > new Date();
  if (!isOpen) throw new SignInExpiredError();
  return { id: row.id, memberId: row.memberId, data: row.data as OpenChallenge["data"] };
}

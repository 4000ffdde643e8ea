import "server-only";
import { tokenHash } from "@/lib/services/token-hash";
import { claimSignInTry } from "@/lib/store/claim-sign-in-try";
import { getStore } from "@/lib/store/store-holder";
import { SignInBlockedError } from "./sign-in-errors";

/** Tries older than this are forgotten, in ms. */
const memoryMs = 24 * 60 * 60 * 1000;

/** Who guesses from one place waits soon and long; */
const fromOnePlace = { freeTries: 5, longestPauseSeconds: 15 * 60 };
/** an account that many places guess at stays usable for its owner, who waits a minute at most. */
const fromAnywhere = { freeTries: 50, longestPauseSeconds: 60 };

/** An account as the counters know it, whether it exists or not. */
interface Account {
  readonly email: string;
  readonly address: string | null;
}

/**
 * Counts a try of an account before it is made. Pauses double and always end; what is tried during one is
 * refused unseen and does not make it longer. @throws SignInBlockedError
 */
export async function claimTry(account: Account): Promise<void> {
  const now = new Date();
  const since = new Date(now.getTime() - memoryMs);
  const [place, everywhere] = keysOf(account);
  for (const [key, limits] of [
    [place, fromOnePlace],
    [everywhere, fromAnywhere],
  ] as const) {
    const until = await claimSignInTry({ key, now, since, ...limits });
    if (until !== null) {
      throw new SignInBlockedError({
        retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
      });
    }
  }
}

/** Takes back the count of one try that was right but is not the whole of a sign-in. */
export async function forgiveTry(account: Account): Promise<void> {
  await getStore().prisma.signInThrottle.updateMany({
    where: { key: { in: keysOf(account) } },
    data: { failures: { decrement: 1 }, blockedUntil: null },
  });
}

/** Forgets the tries of an account after a sign-in. */
export async function forgetTries(account: Account): Promise<void> {
  await getStore().prisma.signInThrottle.deleteMany({ where: { key: { in: keysOf(account) } } });
}

function keysOf({ email, address }: Account): [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] {
  return [tokenHash({ secret: `${email}\n${address}` }), tokenHash({ secret: email })];
}

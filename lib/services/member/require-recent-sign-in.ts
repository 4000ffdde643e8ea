import { ReauthenticationNeededError } from "./member-errors";
import type { SignedInMember } from "./signed-in-member";

/** How long a proof of who one is holds for dangerous acts, in ms. */
const recentMs = 10 * 60 * 1000;

/** Lets a dangerous act pass soon after its member proved who they are. @throws ReauthenticationNeededError */
export function requireRecentSignIn(input: { readonly member: SignedInMember }): void {
  if (Date.now() - input.member.authenticatedAt.getTime() > recentMs) throw new ReauthenticationNeededError();
}

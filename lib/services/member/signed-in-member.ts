import type { MemberCaller } from "@/lib/services/caller";

/** How a member proved who they are. */
export const signInMethods = ["password", "password+totp", "password+passkey", "passkey", "oidc"] as const;

export type SignInMethod = (typeof signInMethods)[number];

/** A member with an open session, as it stands in the database at the time of the call. */
export interface SignedInMember extends MemberCaller {
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly method: SignInMethod;
  /** When they last proved who they are. */
  readonly authenticatedAt: Date;
}

/** The workspace a member works in. */
export interface MemberWorkspace {
  readonly id: string;
  readonly name: string;
  /** Members sign in with a second factor or not at all. */
  readonly requireSecondFactor: boolean;
}

import type { MemberRoleName } from "./member-forms";

/** A passkey as its owner sees it. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  /** Whether it is kept in more than one device. */
  readonly isBackedUp: boolean;
}

/** A place where a member is signed in. */
export interface SessionView {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly method: string;
  readonly address: string | null;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** A member's own account. */
export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly role: MemberRoleName;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** Whether they sign in by single sign-on too. */
  readonly hasSso: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly PasskeyView[];
  readonly sessions: readonly SessionView[];
}

/** A member as owners see them. */
export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRoleName;
  readonly isDisabled: boolean;
  readonly hasSecondFactor: boolean;
  readonly lastSignInAt: string | null;
  readonly createdAt: string;
}

/** An invitation that nobody has used yet. */
export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRoleName;
  readonly expiresAt: string;
  readonly isExpired: boolean;
}

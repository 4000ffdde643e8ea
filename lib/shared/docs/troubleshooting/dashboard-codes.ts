import type { Advice } from "./entries-of";

/** What the dashboard's own calls answer. */
export const dashboardCodes = {
  signed_out: ["Signed out", "The sign-in ended, or somebody ended it elsewhere.", "Sign in again."],
  sign_in_refused: [
    "The sign-in was refused",
    "Address, password or code do not fit.",
    "Try again, or use a recovery code.",
  ],
  sign_in_blocked: [
    "Too many tries",
    "Sign-ins of this account or address are slowed down.",
    "Wait for the time given, then try once.",
  ],
  sign_in_expired: [
    "The sign-in took too long",
    "Its steps have to follow each other within minutes.",
    "Start again.",
  ],
  sso_refused: [
    "The company account is not let in",
    "No invitation, an unverified address, or no default role.",
    "Have the person invited, or set LATCHKEY_OIDC_DEFAULT_ROLE.",
  ],
  reauthentication_needed: [
    "Sign in again for this",
    "Sensitive changes need a fresh sign-in.",
    "Confirm with password or passkey.",
  ],
  second_factor_needed: [
    "A second factor is needed",
    "The workspace demands one.",
    "Set up a passkey or an authenticator app.",
  ],
} as const satisfies Readonly<Record<string, Advice>>;

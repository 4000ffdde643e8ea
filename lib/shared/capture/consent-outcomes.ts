/** How a sign-in at a provider can end without success, and what the person can do about it. */
export const consentFailures = {
  denied: "Access was not allowed at {provider}. Nothing was changed. Sign in again if that was a mistake.",
  partial: "Not everything was allowed at {provider}. Sign in again and allow all that is asked for.",
  expired: "The sign-in was not finished in time. Start it again.",
  not_lasting: "{provider} gave no lasting access. Sign in again and allow all that is asked for.",
  unreachable: "We could not reach {provider}. Wait a moment and sign in again.",
  provider_error: "{provider} could not finish the sign-in. Wait a moment and sign in again.",
  misconfigured:
    "{provider} refused the client of this service. Signing in again will not help: tell whoever runs this service.",
} as const;

/** Stable code of a sign-in that failed. */
export type ConsentFailureCode = keyof typeof consentFailures;

/** What the window of a sign-in shows at its end. `unknown`: replayed, forged or of another browser. */
export const consentEndings = ["connected", "denied", "failed", "unknown", "over"] as const;

export type ConsentEnding = (typeof consentEndings)[number];

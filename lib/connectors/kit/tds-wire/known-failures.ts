import { serverFailures } from "./server-failures";
import { signInFailures } from "./sign-in-failures";
import { targetFailures } from "./target-failures";

/** Every way a SQL Server can refuse us, in words for the person at the form. */
export const knownFailures = { ...signInFailures, ...targetFailures, ...serverFailures } as const;

export type KnownFailure = keyof typeof knownFailures;

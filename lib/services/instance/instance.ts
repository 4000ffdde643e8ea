import "server-only";
import { deriveSecret } from "@/lib/vault/keyring/derive-secret";
import type { Keyring } from "@/lib/vault/keyring/keyring";

/** What is open for the life of the process besides the store and the queue. */
export interface Instance {
  readonly keyring: Keyring;
  /** Seals the bearer of capture frames; from the keyring, so a restart logs nobody out. */
  readonly bearerPassword: string;
  /** Seals the dashboard's cookie, likewise. */
  readonly sessionPassword: string;
  /** Authenticates the cursors of lists, likewise. */
  readonly cursorKey: string;
  /** Authenticates the ends of the audit chains, likewise. */
  readonly auditKey: string;
  readonly defaultWorkspaceId: string;
}

// Shared by the server's entry and every bundle of Next: see lib/store/store-holder.ts.
const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.instance");

export function setInstance(input: { readonly keyring: Keyring; readonly defaultWorkspaceId: string }): void {
  const bearerPassword = deriveSecret({ keyring: input.keyring, purpose: "frame-bearer" });
  const sessionPassword = deriveSecret({ keyring: input.keyring, purpose: "member-session" });
  const cursorKey = deriveSecret({ keyring: input.keyring, purpose: "list-cursor" });
  const auditKey = deriveSecret({ keyring: input.keyring, purpose: "audit-head" });
  holder[key] = { ...input, bearerPassword, sessionPassword, cursorKey, auditKey } satisfies Instance;
}

export function getInstance(): Instance {
  const instance = holder[key] as Instance | undefined;
  if (instance === undefined) throw new Error("the instance is not started yet");
  return instance;
}

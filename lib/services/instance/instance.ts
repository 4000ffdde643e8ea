import "server-only";
import { deriveSecret } from "@/lib/vault/keyring/derive-secret";
import type { Keyring, KeyringKey } from "@/lib/vault/keyring/keyring";

/** Secrets of one use: what is made is made with the primary key's, what was made before a rotation still opens. */
export interface DerivedSecrets {
  /** By the number that iron-session writes into a seal; the one entry of the primary key. */
  readonly sealing: Readonly<Record<number, string>>;
  /** The same of every key in the keyring. */
  readonly opening: Readonly<Record<number, string>>;
  /** By key id, the primary key's first. */
  readonly byKey: ReadonlyMap<string, string>;
}

/** What is open for the life of the process besides the store and the queue. */
export interface Instance {
  readonly keyring: Keyring;
  /** Seals the bearer of capture frames; from the keyring, so a restart logs nobody out. */
  readonly bearer: DerivedSecrets;
  /** Seals the dashboard's cookie, likewise. */
  readonly session: DerivedSecrets;
  /** Authenticates the cursors of lists, likewise. */
  readonly cursor: DerivedSecrets;
  /** Authenticates the ends of the audit chains, likewise. */
  readonly audit: DerivedSecrets;
  readonly defaultWorkspaceId: string;
}

// Shared by the server's entry and every bundle of Next: see lib/store/store-holder.ts.
const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.instance");

/** Puts a keyring to use, at the start and after each change of its file. */
export function setInstance(input: { readonly keyring: Keyring; readonly defaultWorkspaceId: string }): void {
  const derive = (purpose: string) => deriveAll({ keyring: input.keyring, purpose });
  holder[key] = {
    ...input,
    bearer: derive("frame-bearer"),
    session: derive("member-session"),
    cursor: derive("list-cursor"),
    audit: derive("audit-head"),
  } satisfies Instance;
}

/**
 * Puts to use what a process that only serves has of an instance: what pages need that no worker is asked for. It
 * holds no keyring, nor what is derived from one: whoever reaches for that is told so.
 */
export function setServingInstance(input: {
  /** By key id, the primary key's first. */
  readonly cursors: readonly (readonly [string, string])[];
  readonly defaultWorkspaceId: string;
}): void {
  const cursor = { sealing: {}, opening: {}, byKey: new Map(input.cursors) };
  const { defaultWorkspaceId } = input;
  const absent = { get: () => none(), enumerable: true };
  holder[key] = Object.defineProperties(
    { cursor, defaultWorkspaceId },
    { keyring: absent, bearer: absent, session: absent, audit: absent },
  );
}

function none(): never {
  throw new Error("this process only serves: it holds no keys");
}

export function getInstance(): Instance {
  const instance = holder[key] as Instance | undefined;
  if (instance === undefined) throw new Error("the instance is not started yet");
  return instance;
}

function deriveAll({
  keyring,
  purpose,
}: {
  readonly keyring: Keyring;
  readonly purpose: string;
}): DerivedSecrets {
  const { primary } = keyring;
  const secret = (one: KeyringKey) => deriveSecret({ keyring, purpose, key: one });
  const keys = [primary, ...[...keyring.keys.values()].filter(({ id }) => id !== primary.id)];
  return {
    sealing: { [sealNumber(primary)]: secret(primary) },
    opening: Object.fromEntries(keys.map((one) => [sealNumber(one), secret(one)])),
    byKey: new Map(keys.map((one) => [one.id, secret(one)])),
  };
}

/** iron-session names passwords by number: 48 of the id's 128 bits, the same in every process. */
function sealNumber({ id }: KeyringKey): number {
  return Number.parseInt(id.slice(0, 12), 16);
}

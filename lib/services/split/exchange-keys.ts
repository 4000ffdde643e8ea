import "server-only";
import { getInstance, type Instance } from "@/lib/services/instance/instance";
import { deriveKeyPair, type HpkeKeyPair } from "@/lib/vault/hpke/derive-key-pair";
import { deriveSecret } from "@/lib/vault/keyring/derive-secret";

interface ExchangeKey {
  readonly pair: HpkeKeyPair;
  readonly publicKey: string;
}

/** By instance, as another keyring has other keys. */
const derived = new WeakMap<Instance, ReadonlyMap<string, Promise<ExchangeKey>>>();

/**
 * The key pairs that calls of the serving processes are sealed to, by key of the keyring: every worker has the same
 * ones, and what was sealed before a rotation still opens.
 */
export function exchangeKeys(): ReadonlyMap<string, Promise<ExchangeKey>> {
  const instance = getInstance();
  const known = derived.get(instance);
  if (known !== undefined) return known;
  const { keyring } = instance;
  const made = new Map(
    [...keyring.keys.values()].map((key) => {
      const secret = deriveSecret({ keyring, purpose: "call-exchange", key });
      return [key.id, deriveKeyPair({ secret })] as const;
    }),
  );
  derived.set(instance, made);
  return made;
}

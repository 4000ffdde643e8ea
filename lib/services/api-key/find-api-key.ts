import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** How long a key's row is used again, in ms. */
const keptForMs = 1_000;
/** Keys whose rows are kept at a time. */
const keptAtMost = 1_000;

type ApiKey = NonNullable<Awaited<ReturnType<typeof readKey>>>;

interface KeptKey {
  readonly readAt: number;
  readonly row: ApiKey;
}

type Keys = Map<string, KeptKey>;

// Routes are bundled apart but share one process: a key that one of them revokes is gone for all. By store,
// since keys of another database are other keys.
const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.api-keys");

/**
 * The row of an API key. Kept for a second, since every call asks for it: this process forgets a key when
 * it changes or revokes it, another process goes on with the old row for a second at most.
 */
export async function findApiKey({ publicId }: { readonly publicId: string }): Promise<ApiKey | null> {
  const keys = keptKeys();
  const kept = keys.get(publicId);
  const now = performance.now();
  if (kept !== undefined && now - kept.readAt < keptForMs) return kept.row;
  const row = await readKey({ publicId });
  if (keys.size >= keptAtMost) keys.clear();
  if (row === null) keys.delete(publicId);
  else keys.set(publicId, { readAt: now, row });
  return row;
}

/** Makes the next call read the key anew: for whoever changed it, once that is committed. */
export function forgetApiKeys(): void {
  keptKeys().clear();
}

function readKey({ publicId }: { readonly publicId: string }) {
  return getStore().prisma.apiKey.findUnique({ where: { publicId } });
}

function keptKeys(): Keys {
  holder[symbol] ??= new WeakMap<object, Keys>();
  const byStore = holder[symbol] as WeakMap<object, Keys>;
  const store = getStore();
  const keys = byStore.get(store) ?? new Map<string, KeptKey>();
  byStore.set(store, keys);
  return keys;
}

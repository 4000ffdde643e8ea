import "server-only";
import { getStore } from "./store-holder";

/** A key that wraps some tenant key and is not among these; null where all are. */
export async function findUnknownKey(input: { readonly known: readonly string[] }): Promise<string | null> {
  const [row] = await getStore().query<{ kek_id: string }>(
    "select kek_id from tenant_key where kek_id <> all($1::text[]) limit 1",
    [input.known],
  );
  return row?.kek_id ?? null;
}

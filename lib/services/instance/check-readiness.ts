import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Resolves when the database answers; rejects when it does not. */
export async function checkReadiness(): Promise<void> {
  await getStore().query("select 1");
}

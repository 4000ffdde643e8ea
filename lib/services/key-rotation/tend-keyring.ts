import "server-only";
import { log } from "@/lib/config/logger";
import { carryOnRotation } from "./carry-on-rotation";
import { reloadKeyring } from "./reload-keyring";
import { reportNode } from "./report-node";

/** Takes up a changed keyring file, tells the other processes of it, and moves what stands under earlier keys. */
export async function tendKeyring(input: { readonly path: string; readonly mode: string }): Promise<void> {
  try {
    await reloadKeyring(input);
    await reportNode(input);
    await carryOnRotation();
  } catch (error) {
    log("error", "the keyring could not be tended", { error });
  }
}

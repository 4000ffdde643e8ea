import "server-only";
import type { Caller } from "@/lib/services/caller";
import { reauthorizeConnection } from "@/lib/services/connection/reauthorize-connection";
import { updateConnection } from "@/lib/services/connection/update-connection";
import type { UpdateConnectionInput } from "@/lib/shared/connection/update-connection-input";

/**
 * Changes of a connection what one call of a dialect names: answers of its form, which are checked before
 * they count, and settings. Answers that are refused leave the settings alone.
 * @throws the errors of reauthorizeConnection and updateConnection
 */
export async function changeDestination(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly settings: UpdateConnectionInput;
}): Promise<void> {
  const { caller, id, settings } = input;
  const credentials = { ...input.credentials };
  const ifMatch = null;
  if (Object.keys(credentials).length > 0)
    await reauthorizeConnection({ caller, id, ifMatch, body: { credentials } });
  // Also where nothing is named: whether it is there is told by this.
  await updateConnection({ caller, id, ifMatch, body: settings });
}

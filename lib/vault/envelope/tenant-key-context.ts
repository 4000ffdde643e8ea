import "server-only";
import type { KeyContext } from "@/lib/shared/key-service";
import type { Keyring } from "../keyring/keyring";

/** What a tenant key is bound to in a key service, which writes these ids into its own audit log. */
export function tenantKeyContext(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  readonly id: string;
  readonly kekId: string;
}): KeyContext {
  const { keyring, workspaceId, id, kekId } = input;
  return {
    purpose: "latchkey/v1/tenant-key",
    instance: keyring.instanceId,
    workspace: workspaceId,
    key: kekId,
    tenantKey: id,
  };
}

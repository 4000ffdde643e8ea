import "server-only";
import path from "node:path";
import { ConfigError } from "@/lib/config/config-error";
import type { Env } from "@/lib/config/env";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { ensureBootstrapKey } from "@/lib/services/api-key/ensure-bootstrap-key";
import { createDefaultWorkspace } from "@/lib/services/workspace/create-default-workspace";
import { apiKeyPattern } from "@/lib/shared/ids";
import { migrateDatabase } from "@/lib/store/migrate-database";
import { openStore } from "@/lib/store/open-store";
import { readStartState } from "@/lib/store/read-start-state";
import { getStore, setStore } from "@/lib/store/store-holder";
import { checkClock } from "./check-clock";
import { setInstance } from "./instance";
import { issueAdminSetup } from "./issue-admin-setup";
import { openKeyring } from "./open-keyring";

export interface StartedInstance {
  readonly database: "embedded" | "postgresql";
  /** One-time token for the first admin, on a fresh installation only. */
  readonly adminSetupToken: string | null;
}

/**
 * Opens everything a request needs, in the order in which each step relies on the one before: database,
 * migrations, keyring, default workspace. On any failure all of it is closed again.
 * @throws StartError, KeyringError: one sentence for the operator
 */
export async function startInstance(input: {
  readonly env: Env;
  readonly onMigrated?: () => void;
}): Promise<StartedInstance> {
  const { env } = input;
  checkAllowedNetworks(env);
  const store = await openStore({ databaseUrl: env.databaseUrl, dataDir: env.dataDir });
  try {
    setStore({ store });
    await migrateDatabase({ store, folder: path.resolve("prisma/migrations") });
    input.onMigrated?.();
    const apiKey = env.bootstrapApiKey;
    const apiKeyPublicId = apiKeyPattern.exec(apiKey ?? "")?.[1] ?? null;
    const found = await readStartState({ store, apiKeyPublicId });
    checkClock({ ...found, now: new Date() });
    const keyring = await openKeyring({ path: env.keyringPath, sentinel: found.sentinel });
    const workspaceId = found.defaultWorkspaceId ?? (await createDefaultWorkspace()).id;
    setInstance({ keyring, defaultWorkspaceId: workspaceId });
    if (apiKey !== undefined) await ensureBootstrapKey({ workspaceId, apiKey, stored: found.apiKey });
    return { database: store.kind, adminSetupToken: await issueAdminSetup() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Names the entry that is no network before anything is opened. */
function checkAllowedNetworks(env: Env): void {
  try {
    parseEgressPolicy({ allowedCidrs: env.allowedNetworks });
  } catch (error) {
    const why = error instanceof Error ? error.message : "is not valid";
    throw new ConfigError({ problems: [`LATCHKEY_ALLOWED_NETWORKS: ${why.replace(/\.$/, "")}`] });
  }
}

/** Closes what `startInstance` opened. */
export async function stopInstance(): Promise<void> {
  await getStore().close();
}

import "server-only";
import { getEnv } from "@/lib/config/env";
import type { Caller } from "@/lib/services/caller";
import type { SecurityPolicies } from "@/lib/shared/workspace/settings-forms";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { getStore } from "@/lib/store/store-holder";

/** Everything an owner sets for a workspace. */
export interface WorkspaceSettings {
  readonly name: string;
  /** Where browsers reach this installation. */
  readonly publicUrl: string;
  /** Origins whose pages may hold frames; any when empty. */
  readonly allowedOrigins: readonly string[];
  readonly branding: ThemeTokens;
  readonly policies: SecurityPolicies;
}

/** The settings of the caller's workspace. */
export async function getSettings({ caller }: { readonly caller: Caller }): Promise<WorkspaceSettings> {
  const row = await getStore().prisma.workspace.findUniqueOrThrow({ where: { id: caller.workspaceId } });
  const { name, allowedOrigins, forbidPlaintextRelease, forbidInsecureTls } = row;
  const { requireSecondFactor, requireReview } = row;
  return {
    name,
    publicUrl: getEnv().publicUrl,
    allowedOrigins,
    branding: row.branding as ThemeTokens,
    policies: { forbidPlaintextRelease, forbidInsecureTls, requireSecondFactor, requireReview },
  };
}

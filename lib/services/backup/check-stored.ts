import "server-only";
import { openCredential } from "@/lib/services/credential/open-credential";
import { getStore } from "@/lib/store/store-holder";

/** Versions read at a time. */
const batch = 500;

/** How many stored credentials open with the keyring at hand, and which do not. */
export interface StoredCheck {
  readonly opened: number;
  readonly unreadable: readonly { readonly connectionId: string; readonly version: number }[];
}

/** Opens every stored version of every connection's credentials, and forgets it at once. */
export async function checkStored(): Promise<StoredCheck> {
  const { credentialVersion } = getStore().prisma;
  const unreadable: { connectionId: string; version: number }[] = [];
  let opened = 0;
  let after = { connectionId: "00000000-0000-0000-0000-000000000000", version: 0 };
  for (;;) {
    const rows = await credentialVersion.findMany({
      where: {
        OR: [
          { connectionId: { gt: after.connectionId } },
          { connectionId: after.connectionId, version: { gt: after.version } },
        ],
      },
      select: { connectionId: true, version: true, workspaceId: true },
      orderBy: [{ connectionId: "asc" }, { version: "asc" }],
      take: batch,
    });
    for (const { connectionId, version, workspaceId } of rows) {
      if (await opens({ connectionId, workspaceId, credentialVersion: version })) opened += 1;
      else unreadable.push({ connectionId, version });
    }
    after = rows.at(-1) ?? after;
    if (rows.length < batch) return { opened, unreadable };
  }
}

async function opens(place: Parameters<typeof openCredential>[0]): Promise<boolean> {
  try {
    for (const secret of Object.values(await openCredential(place))) secret.wipe();
    return true;
  } catch {
    return false;
  }
}

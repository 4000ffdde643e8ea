import "server-only";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { StoredSecret } from "@/lib/shared/capture/receipt";
import { tenantStore } from "@/lib/store/tenant-store";
import { fingerprint } from "@/lib/vault/envelope/fingerprint";
import { openCredential } from "./open-credential";

/** How many versions are looked back through for the age of a secret. */
const versionsRead = 10;

/**
 * What may be told of a connection's secrets in use: the keyed fingerprint of each and how long it has been on
 * file. A secret left blank in an edit is carried over into the new version, and keeps its age.
 * @throws VaultError where they do not open
 */
export async function describeSecrets(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
}): Promise<readonly StoredSecret[]> {
  const { workspaceId, connectionId, version } = input;
  const rows = await tenantStore({ workspaceId }).credentialVersion.findMany({
    where: { connectionId, version: { lte: version }, state: { in: ["active", "replaced"] } },
    orderBy: { version: "desc" },
    take: versionsRead,
    select: { version: true, createdAt: true },
  });
  let secrets: StoredSecret[] = [];
  for (const row of rows) {
    const prints = await printsOf({ workspaceId, connectionId, credentialVersion: row.version });
    const since = row.createdAt.toISOString();
    if (row.version === version) {
      secrets = [...prints].map(([property, print]) => ({
        property,
        fingerprint: print,
        since,
        orEarlier: version > 1,
      }));
      continue;
    }
    secrets = secrets.map((secret) => olderOf({ secret, print: prints.get(secret.property), row, since }));
    if (!secrets.some(({ orEarlier }) => orEarlier)) break;
  }
  return secrets;
}

/** A secret and one version before: the same one is as old as that, another one ends the search. */
function olderOf(input: {
  readonly secret: StoredSecret;
  readonly print: string | undefined;
  readonly row: { readonly version: number };
  readonly since: string;
}): StoredSecret {
  const { secret, print, row, since } = input;
  if (!secret.orEarlier) return secret;
  return print === secret.fingerprint
    ? { ...secret, since, orEarlier: row.version > 1 }
    : { ...secret, orEarlier: false };
}

async function printsOf(place: Parameters<typeof openCredential>[0]): Promise<ReadonlyMap<string, string>> {
  const tenantKey = await getTenantKey({ workspaceId: place.workspaceId });
  const opened = await openCredential(place);
  const prints = new Map<string, string>();
  for (const [name, secret] of Object.entries(opened)) {
    prints.set(name, fingerprint({ tenantKey, secret }));
    secret.wipe();
  }
  return prints;
}

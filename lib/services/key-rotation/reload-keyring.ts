import "server-only";
import { stat } from "node:fs/promises";
import { log } from "@/lib/config/logger";
import { getInstance, setInstance } from "@/lib/services/instance/instance";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { requireEveryKey } from "@/lib/services/instance/require-every-key";
import { getStore } from "@/lib/store/store-holder";
import { checkSentinel } from "@/lib/vault/keyring/check-sentinel";
import { readKeyring } from "@/lib/vault/keyring/read-keyring";

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.keyring-file");

/**
 * Takes up the keyring file where it has changed. A file that would not do at a start is not taken up: the
 * process goes on with the keys it has, and says so in its log each time the file changes.
 * @returns whether another keyring is in use now
 */
export async function reloadKeyring(input: { readonly path: string }): Promise<boolean> {
  const { path } = input;
  const version = await fileVersion(path);
  const known = holder[symbol];
  holder[symbol] = version;
  if (known === undefined || known === version) return false;
  const { keyring: current, defaultWorkspaceId } = getInstance();
  try {
    const keyring = await readKeyring({ path, openService: openKeyService });
    const { sentinel } = await getStore().prisma.instance.findUniqueOrThrow({ where: { id: 1 } });
    checkSentinel({ keyring, sentinel });
    await requireEveryKey({ keyring, path });
    setInstance({ keyring, defaultWorkspaceId });
    log("info", "keyring taken up", { keyId: keyring.primary.id, count: keyring.keys.size });
    return true;
  } catch (error) {
    log("error", "the changed keyring file was not taken up", { keyId: current.primary.id, error });
    return false;
  }
}

/** Forgets which file was seen, for the next start in this process. */
export function forgetKeyringFile(): void {
  delete holder[symbol];
}

async function fileVersion(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unreadable";
  }
}

// The keyring's rotation, step by step, on the machine that holds the keyring file: `npm run keys -- <command>`.
import path from "node:path";
import { addKey } from "@/lib/services/key-rotation/add-key";
import { destroyKey } from "@/lib/services/key-rotation/destroy-key";
import { promoteKey } from "@/lib/services/key-rotation/promote-key";
import { retireKey } from "@/lib/services/key-rotation/retire-key";
import { type RotationView, rotationView } from "@/lib/services/key-rotation/rotation-view";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

const usage = `npm run keys -- <command>

  status            the keys, what stands under each, and which processes hold them
  add               1. put a new key into the keyring file
  promote <id>      2. make it the primary one, once every process holds it
  retire <id>       3. take an earlier key out of use, once nothing stands under it
  destroy <id>      4. delete it, seven days later (--now: at once)

LATCHKEY_KEYRING  the keyring file (default: keyring.json in LATCHKEY_DATA_DIR)
LATCHKEY_URL      a running Latchkey (default: http://localhost:3000)
LATCHKEY_API_KEY  a key with the scope workspaces:admin; every command but add asks with it`;

const { env } = process;
const keyringPath = env.LATCHKEY_KEYRING ?? path.join(env.LATCHKEY_DATA_DIR ?? "./.latchkey", "keyring.json");

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof LatchkeyError ? error.message : String(error));
  process.exitCode = 1;
}

async function run([command, keyId = "", ...flags]: readonly string[]): Promise<void> {
  const step = async () => ({ path: keyringPath, keyId, view: await readStatus() });
  switch (command) {
    case "status":
      return show(await readStatus());
    case "add":
      return console.log(
        `Added ${await addKey({ path: keyringPath })}. Processes take it up within seconds.`,
      );
    case "promote":
      await promoteKey(await step());
      return console.log(`${keyId} is the primary key. What stands under the earlier ones moves by itself.`);
    case "retire":
      await retireKey(await step());
      return console.log(`${keyId} is out of use. It may be destroyed in seven days.`);
    case "destroy":
      await destroyKey({ ...(await step()), now: flags.includes("--now") });
      return console.log(`${keyId} is gone. Delete it from your backups of the keyring, too.`);
    default:
      console.log(usage);
  }
}

/** Asks the running installation: only it knows what stands under a key and who holds it. */
async function readStatus(): Promise<RotationView> {
  const url = env.LATCHKEY_URL ?? "http://localhost:3000";
  if (env.LATCHKEY_API_KEY === undefined)
    throw "Set LATCHKEY_API_KEY to a key with the scope workspaces:admin.";
  const headers = { authorization: `Bearer ${env.LATCHKEY_API_KEY}` };
  const answer = await fetch(`${url}/api/v1/keyring`, { headers }).catch(() => {
    throw `Nothing answers at ${url}: start Latchkey, or set LATCHKEY_URL.`;
  });
  if (!answer.ok) throw `Latchkey answered ${answer.status}: is the key's scope workspaces:admin?`;
  return rotationView.parse(await answer.json());
}

function show(view: RotationView): void {
  console.table(
    view.keys.map(({ id, tenantKeys, auditHeads }) => ({
      key: id,
      "": id === view.primary ? "primary" : "",
      "tenant keys": tenantKeys,
      "audit chains": auditHeads,
      "held by": `${view.nodes.filter((node) => node.keys.includes(id)).length} of ${view.nodes.length}`,
    })),
  );
  console.log(view.isSettled ? "Everything stands under the primary key." : "Moving to the primary key …");
}

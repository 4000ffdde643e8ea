// Backup and restore, on the machine that holds the data: `npm run backup -- <command>`.
import path from "node:path";
import { getEnv } from "@/lib/config/env";
import { backUpDatabase } from "@/lib/services/backup/back-up-database";
import { backUpKeyring } from "@/lib/services/backup/back-up-keyring";
import { checkStored } from "@/lib/services/backup/check-stored";
import { restoreDatabase } from "@/lib/services/backup/restore-database";
import { startInstance, stopInstance } from "@/lib/services/instance/start-instance";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

const usage = `npm run backup -- <command>, with the server's own settings

  database <folder>   write a backup of the database into a new folder; an embedded one has to be stopped
  keyring <file>      copy the keyring; keep it apart from the database's backups
  restore <folder>    put a backup of the database into an empty place (LATCHKEY_DATA_DIR or DATABASE_URL)
  check               open every stored credential with the keyring, and count`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof LatchkeyError ? error.message : String(error));
  process.exitCode = 1;
}

async function run([command, place = ""]: readonly string[]): Promise<void> {
  if (!["database", "keyring", "restore", "check"].includes(command ?? "")) return console.log(usage);
  if (place === "" && command !== "check") throw "Name the place: see npm run backup";
  const { databaseUrl, dataDir, keyringPath } = getEnv();
  const folder = path.resolve(place);
  const from = Date.now();
  const seconds = () => ((Date.now() - from) / 1000).toFixed(1);
  if (command === "database") {
    const { files } = await backUpDatabase({ folder, databaseUrl, dataDir });
    console.log(
      `${files.length} files in ${folder}, ${seconds()} s. It holds no key: back the keyring up apart.`,
    );
  } else if (command === "keyring") {
    await backUpKeyring({ path: keyringPath, file: folder });
    console.log(`The keyring is in ${folder}.`);
  } else if (command === "restore") {
    await restoreDatabase({ folder, databaseUrl, dataDir });
    console.log(
      `Restored in ${seconds()} s. Put the keyring at ${keyringPath}, then: npm run backup -- check`,
    );
  } else await check(seconds);
}

async function check(seconds: () => string): Promise<void> {
  await startInstance({ env: getEnv() });
  try {
    const { opened, unreadable } = await checkStored();
    console.log(JSON.stringify({ opened, unreadable: unreadable.length, seconds: Number(seconds()) }));
    for (const { connectionId, version } of unreadable)
      console.log(`does not open: ${connectionId}, version ${version}`);
    if (unreadable.length > 0) process.exitCode = 1;
  } finally {
    await stopInstance();
  }
}

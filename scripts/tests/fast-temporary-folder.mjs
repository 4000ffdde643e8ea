import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";

const memory = "/dev/shm";
/** Every test server with its data at once takes less, bytes. Containers often have 64 MB there. */
const needed = 4 * 2 ** 30;

/**
 * Makes a folder in memory for what the tests write: databases are copied and synced there ten times as fast as on
 * a disk. Null where there is none, too little, or nothing may be run from it: then the usual folder serves.
 */
export function makeFastTemporaryFolder() {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < needed) return null;
    const folder = mkdtempSync(`${memory}/latchkey-tests-`);
    // Some servers run as users of their own.
    chmodSync(folder, 0o1777);
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return runsPrograms(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** Some tests write programs and run them; a mount may forbid it. */
function runsPrograms(folder) {
  const program = path.join(folder, "probe");
  writeFileSync(program, "#!/bin/sh\nexit 0\n", { mode: 0o700 });
  return spawnSync(program).status === 0;
}

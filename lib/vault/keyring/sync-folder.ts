import "server-only";
import { open } from "node:fs/promises";

/** A new file survives a power cut only once its folder is on disk too. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders; it commits the entry with the file.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { StartError } from "@/lib/shared/errors/start-error";

/** What lies beside the data in a backup: by it a restore knows that the backup is whole. */
const backupManifest = z.strictObject({
  format: z.literal("latchkey-backup/1"),
  database: z.enum(["embedded", "postgresql"]),
  madeAt: z.iso.datetime(),
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
});

export type BackupManifest = z.infer<typeof backupManifest>;

export const manifestName = "manifest.json";

/** Every file below a folder, by its path there, with its hash. */
export async function listFiles(folder: string): Promise<BackupManifest["files"]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== manifestName)
    .sort();
  const files: BackupManifest["files"] = [];
  for (const name of paths) files.push({ path: name, sha256: await hashFile(path.join(folder, name)) });
  return files;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The manifest of a backup that is whole. @throws StartError `backup_damaged` */
export async function verifyBackup({ folder }: { readonly folder: string }): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  const found = new Map((await listFiles(folder)).map((file) => [file.path, file.sha256]));
  const broken = manifest.files.find((file) => found.get(file.path) !== file.sha256);
  if (broken === undefined) return manifest;
  throw damaged(folder, `${broken.path} is missing or not as it was`);
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return backupManifest.parse(JSON.parse(await readFile(path.join(folder, manifestName), "utf8")));
  } catch {
    throw damaged(folder, `it has no ${manifestName} of a finished backup`);
  }
}

function damaged(folder: string, why: string): StartError {
  return new StartError({
    code: "backup_damaged",
    userMessage: `The backup ${folder} cannot be used, ${why}: take another one.`,
  });
}

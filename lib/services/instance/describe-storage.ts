import "server-only";
import path from "node:path";
import { getEnv } from "@/lib/config/env";

/** Where this installation keeps what has to be backed up. Names and places; never a password. */
export interface Storage {
  readonly database: "embedded" | "postgresql";
  /** Folder of the embedded database; the server and name of the other. */
  readonly place: string;
  readonly keyring: string;
  /** The keyring lies in the data folder, and is backed up with it. */
  readonly isKeyringInside: boolean;
  readonly dataDir: string;
}

export function describeStorage(): Storage {
  const { databaseUrl, dataDir, keyringPath, mode } = getEnv();
  const keyring = mode === "web" ? "the workers' keyring" : keyringPath;
  const isKeyringInside = !path.relative(dataDir, keyringPath).startsWith("..");
  const common = { keyring, isKeyringInside, dataDir };
  if (databaseUrl === undefined) {
    return { ...common, database: "embedded", place: path.join(dataDir, "database") };
  }
  const { host, pathname } = new URL(databaseUrl);
  return { ...common, database: "postgresql", place: `${host}${pathname}` };
}

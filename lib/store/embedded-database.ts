import "server-only";
import fs from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";

/** What the fsync hook needs of PGlite's file system; its own types do not describe Emscripten's NODEFS. */
interface EmscriptenModule {
  readonly FS: {
    mkdirTree(path: string): void;
    mount(fs: unknown, options: { root: string }, at: string): void;
  };
  readonly NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => void } };
}

/** What differs from the defaults of PostgreSQL. */
const settings = {
  // Emscripten's fdatasync does nothing.
  wal_sync_method: "fsync",
  // A start writes zeros over all of it. The default of 160 MB took longer than the rest of the opening.
  shared_buffers: "32MB",
  // PGlite has one connection; room for a hundred is more to clear.
  max_connections: "10",
};

/**
 * Opens the embedded PostgreSQL in a folder, with every commit on disk before it is acknowledged.
 *
 * As shipped, PGlite starts with `-F` (no fsync) and its file system has no fsync at all. Here the
 * Emscripten file system gets one, `-F` is left out, and `wal_sync_method=fsync` is set because
 * Emscripten's fdatasync does nothing. `e2e/durability` counts on it: kill -9 loses no commit.
 */
export async function openEmbeddedDatabase({ folder }: { readonly folder: string }): Promise<PGlite> {
  const [{ PGlite }, { NodeFS }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite/nodefs"),
  ]);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });

  class DurableNodeFS extends NodeFS {
    override async init(...input: Parameters<InstanceType<typeof NodeFS>["init"]>) {
      const made = await super.init(...input);
      const preRun = made.emscriptenOpts.preRun ?? [];
      const hook = (module: unknown) => {
        const { stream_ops } = (module as EmscriptenModule).NODEFS;
        stream_ops.fsync = (stream) => fs.fsyncSync(stream.nfd);
      };
      return { ...made, emscriptenOpts: { ...made.emscriptenOpts, preRun: [hook, ...[preRun].flat()] } };
    }
  }

  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  return PGlite.create({ fs: new DurableNodeFS(path.resolve(folder)), startParams });
}

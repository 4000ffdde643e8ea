// Writes the SQL that takes the newest migration to prisma/schema.prisma: `node prisma/new-migration.mjs <name>`.
// Prisma's engine runs as WASM over an in-memory PGlite, so no native binary and no server is needed.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("usage: node prisma/new-migration.mjs <name_in_snake_case>");
  process.exit(2);
}
const here = path.dirname(new URL(import.meta.url).pathname);
const folder = path.join(here, "migrations");

const wasm = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm")
  .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
const { instance } = await WebAssembly.instantiate(fs.readFileSync(wasm), {
  "./schema_engine_bg.js": bindings,
});
bindings.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(await PGlite.create()));
const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);

const migrationDirectories = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .map((directory) => ({
    path: directory,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok", value: fs.readFileSync(path.join(folder, directory, "migration.sql"), "utf8") },
    },
  }));
const from =
  migrationDirectories.length === 0
    ? { tag: "empty" }
    : {
        tag: "migrations",
        baseDir: folder,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories,
      };
const file = path.join(here, "schema.prisma");
const { stdout } = await engine.diff({
  from,
  to: { tag: "schemaDatamodel", files: [{ path: file, content: fs.readFileSync(file, "utf8") }] },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
if (!stdout || /^-- This is an empty migration/.test(stdout)) {
  console.log("The schema has not changed.");
  process.exit(0);
}
/**
 * Indexes that a migration makes by hand stand in no schema, so a difference would drop them. Prisma's own
 * names end in `_idx` or `_key`, and by hand none does.
 */
const sql = stdout.replace(/-- DropIndex\nDROP INDEX "\w+(?<!_idx|_key)";\n+/g, "");
if (sql.trim() === "") {
  console.log("The schema has not changed.");
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const target = path.join(folder, `${stamp}_${name}`);
fs.mkdirSync(target, { recursive: true });
fs.writeFileSync(path.join(target, "migration.sql"), sql);
fs.writeFileSync(path.join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
console.log(`wrote ${path.relative(process.cwd(), target)}/migration.sql`);
process.exit(0);

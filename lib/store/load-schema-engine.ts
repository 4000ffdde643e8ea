import "server-only";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { migrationAdapter } from "./migration-adapter";
import type { OpenStore } from "./store-types";

/**
 * Prisma's schema engine as WASM, talking through the store's own driver adapter: no native binary and
 * no second connection.
 */
export async function loadSchemaEngine({ store }: { readonly store: OpenStore }): Promise<SchemaEngine> {
  bindings ??= instantiate();
  const { SchemaEngine } = await bindings;
  return SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(migrationAdapter({ store })),
  );
}

// Once a process: the bindings hold one instance, and callbacks of the one before would end up in the next.
let bindings: Promise<EngineBindings> | undefined;

/**
 * The package's entry imports the .wasm as a module, which Node still marks experimental, so the module is
 * instantiated by hand.
 */
async function instantiate(): Promise<EngineBindings> {
  const imports = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await fs.readFile(file.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": imports as unknown as WebAssembly.ModuleImports,
  });
  const exported = imports as unknown as EngineBindings;
  exported.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  return exported;
}

interface EngineBindings {
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  readonly SchemaEngine: typeof SchemaEngine;
}

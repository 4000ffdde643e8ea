import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateApiClient } from "./generate-api-client.mjs";
import { root } from "./project.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "latchkey-client-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below a folder with its text. */
function filesOf(base) {
  return Object.fromEntries(
    readdirSync(base, { recursive: true })
      .filter((name) => statSync(path.join(base, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(base, name), "utf8")]),
  );
}

test("the client on file is the one of the document: `node scripts/gen-api-client.mjs` writes it anew", async () => {
  await generateApiClient({ folder });
  const onFile = filesOf(path.join(root, "lib/api-client"));
  expect(Object.keys(onFile).length).toBeGreaterThan(5);
  expect(onFile).toEqual(filesOf(folder));
});

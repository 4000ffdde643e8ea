import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ourFiles, root } from "./our-files";

/** Names under which a worker can be asked for something, each as often as it is declared. */
const names = ourFiles({ extensions: [".ts"] })
  .filter((file) => /^(app|lib\/http)\//.test(file) && !file.includes(".test."))
  .flatMap((file) => [
    ...readFileSync(path.join(root, file), "utf8").matchAll(/\b(?:operation|verb): "(\w+)",/g),
  ])
  .map(([, name = ""]) => name);

test("every verb has a name of its own: of two with one name a worker would carry out the wrong one", () => {
  expect(names.length).toBeGreaterThan(170);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

/** What a page's own routes answer from what everybody may read. */
const openToAll = ["lib/http/api-docs/write-api-viewer", "lib/http/read-nonce"];

test("what a route beside the API answers by is a verb: one that only serves opens no bearer and writes nothing", () => {
  const routes = ourFiles({ extensions: [".ts"] }).filter((file) =>
    /^app\/(?!api\/).*\/route\.ts$/.test(file),
  );
  const imported = routes.flatMap((file) => [
    ...readFileSync(path.join(root, file), "utf8").matchAll(/ from "@\/(lib\/http\/[\w/-]+)";/g),
  ]);
  const answering = [...new Set(imported.map(([, name = ""]) => name))];
  expect(answering.length).toBeGreaterThan(8);
  const undeclared = answering.filter(
    (name) => !readFileSync(path.join(root, `${name}.ts`), "utf8").includes("inWorker("),
  );
  expect(undeclared.sort()).toEqual(openToAll);
});

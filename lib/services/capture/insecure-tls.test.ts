import { expect, test } from "vitest";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { insecureTls, tlsSwitches } from "@/lib/shared/report-card/insecure-tls";

/** Properties about TLS that cannot switch it off. */
const harmless = ["ssl_mode", "ssl_root_cert", "sslrootcert", "strict_encryption", "encryption_type"];
const about = /ssl|tls|encrypt|plaintext|insecure/;

test("every property of the catalogue that is about TLS is either known to switch it off or to be harmless", () => {
  const names = connectorSchemas.flatMap(({ steps }) => steps.flatMap((step) => step.properties));
  const unknown = names
    .map(({ name }) => name)
    .filter((name) => about.test(name))
    .filter((name) => !(name in tlsSwitches) && !harmless.includes(name) && !/^encryption_/.test(name));
  expect([...new Set(unknown)]).toEqual([]);
  expect(names.some(({ name }) => name === "ssl")).toBe(true);
  expect(names.some(({ name }) => name === "disable_ssl")).toBe(true);
});

test.each([
  [{ ssl: "false" }, ["ssl"]],
  [{ ssl: "true" }, []],
  [{ disable_ssl: true }, ["disable_ssl"]],
  [{ disable_ssl: "true" }, ["disable_ssl"]],
  [{ disable_ssl: false }, []],
  [{}, []],
] as const)("%j switches off by %j", (values, expected) => {
  expect(insecureTls({ values })).toEqual(expected);
});

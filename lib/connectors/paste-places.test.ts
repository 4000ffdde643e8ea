import fc from "fast-check";
import { expect, test } from "vitest";
import { placePaste } from "@/lib/shared/paste/place-paste";
import { placesOfType, tlsAnswers } from "@/lib/shared/paste/places";
import { systemsOfType } from "@/lib/shared/paste/systems";
import type { PasteFacts } from "@/lib/shared/paste/types";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { connectorSchemas } from "./registry.generated";

function place(type: string, facts: PasteFacts, more: { values?: PropertyValues; system?: string } = {}) {
  const { steps } = connectorSchemas.find((schema) => schema.id === type) ?? { steps: [] };
  return placePaste({
    type,
    steps,
    policies: [],
    values: { ...defaultAnswers({ steps }), ...more.values },
    parsed: { format: "uri", system: more.system ?? null, facts, unused: [] },
  });
}

const answers = (placed: ReturnType<typeof place>) =>
  Object.fromEntries(placed.placements.map((one) => [one.property, one.value]));

const server = { host: "h", port: "6000", database: "d", schema: "s", username: "u", password: "p" };
const both = { connection_database: "d", write_database: "d" };
const who = { username: "u", password: "p" };

test.each<[string, PasteFacts, PropertyValues]>([
  ["postgres", { ...server, tls: "off" }, { ...server, ssl: "false" }],
  ["postgres", { tls: "verify-ca", ca: "C" }, { ssl_mode: "verify-ca", sslrootcert: "C" }],
  ["aurora_postgres", server, { ...server, port: 6000 }],
  ["redshift", server, { ...server, port: 6000 }],
  ["mysql", { ...server, tls: "off" }, { ...both, ...who, host: "h", port: 6000, disable_ssl: true }],
  ["clickhouse", server, { ...both, ...who, host: "h", port: 6000 }],
  [
    "mongodb",
    { ...server, srv: "true", auth_source: "admin" },
    { ...who, host: "h", use_srv: true, write_database: "d" },
  ],
  ["sqlserver", server, { ...server, port: 6000 }],
  ["oracle", server, { ...server, port: 6000 }],
  [
    "sftp",
    { ...who, host: "h", folder: "/in" },
    { ...who, host: "h", folder: "/in", auth_method: "password_auth" },
  ],
  ["sftp", { private_key: "K" }, { private_key: "K", auth_method: "private_key_auth" }],
  [
    "snowflake",
    { host: "h", warehouse: "W", private_key: "K" },
    { host: "h", warehouse: "W", private_key: "K", key_pair_source: "own" },
  ],
  ["snowflake", { token: "T" }, { access_token: "T", auth_method: "access_token_auth" }],
  [
    "databricks",
    { ...server, token: "T", http_path: "/x" },
    { host: "h", port: 6000, schema: "s", access_token: "T", http_path: "/x" },
  ],
  [
    "bigquery",
    { project: "P", schema: "D", service_account: '{"private_key":"k"}' },
    { project_id: "P", schema: "D", service_account_key: '{"private_key":"k"}' },
  ],
  ["motherduck", { database: "d", password: "T" }, { database: "d", access_token: "T" }],
  [
    "s3",
    { bucket: "b", region: "eu-west-1", access_id: "A", secret_key: "S" },
    { bucket_name: "b", bucket_region: "eu-west-1", access_id: "A", secret_key: "S" },
  ],
  [
    "abs",
    { storage_account: "a", container: "c", sas: "sig=1" },
    { storage_account_name: "a", container_name: "c", shared_access_signature_token: "sig=1" },
  ],
])("%s takes %j", (type, facts, expected) => {
  expect(answers(place(type, facts))).toMatchObject(expected);
});

test("never puts a blank, or a mark for a secret, over what was typed", () => {
  for (const password of ["", "  ", "****", "[YOUR-PASSWORD]", "<password>", "$PGPASSWORD"]) {
    const placed = place("postgres", { ...server, password }, { values: { password: "typed" } });
    expect(answers(placed)).not.toHaveProperty("password");
  }
});

test("says what it would replace, and shows nothing of a secret", () => {
  const placed = place("postgres", server, { values: { host: "old", password: "typed" } });
  const of = (name: string) => placed.placements.find((one) => one.property === name);
  expect(of("host")).toMatchObject({ replaces: true, shown: "h" });
  expect(of("port")).toMatchObject({ replaces: false });
  expect(of("password")).toMatchObject({ replaces: true, secret: true, shown: "" });
});

test("leaves alone what the host has set", () => {
  const { steps } = connectorSchemas.find((schema) => schema.id === "postgres") ?? { steps: [] };
  const placed = placePaste({
    type: "postgres",
    steps,
    policies: [{ property: "host", mode: "locked", value: "fixed" }],
    values: {},
    parsed: { format: "uri", system: "postgres", facts: server, unused: [] },
  });
  expect(answers(placed)).not.toHaveProperty("host");
  expect(placed.fixed).toEqual(["Host"]);
});

test("refuses an address of another product", () => {
  const placed = place("mysql", server, { system: "mongodb" });
  expect(placed).toMatchObject({ placements: [], otherSystem: "MongoDB" });
});

test("every place named for a type is a property of its card", () => {
  const named = connectorSchemas.map((schema) => schema.id);
  for (const type of [...Object.keys(placesOfType), ...Object.keys(systemsOfType)])
    expect(named).toContain(type);
  for (const schema of connectorSchemas) {
    const properties = schema.steps.flatMap((step) => step.properties).map((one) => one.name);
    for (const names of Object.values(placesOfType[schema.id] ?? {})) {
      for (const name of names) expect(properties).toContain(name);
    }
  }
  const all = connectorSchemas.flatMap((schema) => schema.steps.flatMap((step) => step.properties));
  for (const name of Object.keys(tlsAnswers)) expect(all.some((one) => one.name === name)).toBe(true);
});

test("never throws for any facts and any type", () => {
  const fact = fc.constantFrom("host", "port", "tls", "password", "token", "srv", "ca");
  fc.assert(
    fc.property(
      fc.constantFrom(...connectorSchemas.map((one) => one.id)),
      fc.dictionary(fact, fc.string()),
      (type, facts) => {
        for (const one of place(type, facts).placements) expect(one.secret && one.shown !== "").toBe(false);
      },
    ),
  );
});

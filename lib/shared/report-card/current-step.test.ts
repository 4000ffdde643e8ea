import { expect, test } from "vitest";
import { buildReportCard } from "./build-report-card";
import { credentialNames } from "./credential-names";
import { isCredential } from "./is-credential";
import { postgresSteps as steps } from "./testing/postgres-fixture";
import { withProvided } from "./with-provided";

const card = buildReportCard({ type: "postgres", steps });
const server = ["host", "port", "database", "ssl", "ssl_mode"];

test("a fresh card stands at its first step, and ends with the check and fully_configured", () => {
  expect(card).toMatchObject({ type: "postgres", current_step: 1, current_step_type: "form" });
  expect(card.steps.map((step) => step.type)).toEqual(["form", "form", "form", "check", "fully_configured"]);
});

test("the card stands at the first step with a required property missing", () => {
  const values = { ssl: "true", encryption_type: "none" };
  expect(withProvided({ card, provided: server, values })).toMatchObject({ current_step: 2 });
  const provided = [...server, "encryption_type", "username", "password"];
  expect(withProvided({ card, provided, values })).toMatchObject({
    current_step: 4,
    current_step_type: "check",
  });
});

test("what applies depends on the answers", () => {
  const provided = [...server, "encryption_type", "username", "password"];
  const values = { ssl: "true", encryption_type: "ssh" };
  expect(withProvided({ card, provided, values }).current_step).toBe(2);
});

test("only passed checks configure fully", () => {
  const provided = [...server, "encryption_type", "username", "password"];
  const values = { ssl: "true", encryption_type: "none" };
  expect(withProvided({ card, provided, values, checksPassed: true })).toMatchObject({
    current_step: 5,
    current_step_type: "fully_configured",
  });
  expect(withProvided({ card, provided: [], checksPassed: true }).current_step).toBe(1);
});

test("the provided flags follow the names", () => {
  const properties = withProvided({ card, provided: ["host"] }).steps.flatMap((step) => step.properties);
  expect(properties.filter((property) => property.provided).map((p) => p.name)).toEqual(["host"]);
});

test("secrets are known by name, and an unknown name counts as secret", () => {
  expect(credentialNames({ steps })).toEqual(["ssh_private_key", "password"]);
  expect(isCredential({ steps, name: "host" })).toBe(false);
  expect(isCredential({ steps, name: "toString" })).toBe(true);
});

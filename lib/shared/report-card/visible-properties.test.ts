import { expect, test } from "vitest";
import { defaultAnswers } from "./default-answers";
import { dropHiddenAnswers } from "./drop-hidden-answers";
import { postgresSteps as steps } from "./testing/postgres-fixture";
import type { PropertyValues, ReportCardStep } from "./types";
import { visibleProperties } from "./visible-properties";
import { visibleSteps } from "./visible-steps";

const names = (stepId: string, values: PropertyValues, policies = {}) =>
  visibleProperties({ steps, stepId, values, ...policies }).map((property) => property.name);

test("a field appears only with the answer it depends on, in card order", () => {
  expect(names("network", { encryption_type: "none" })).toEqual(["encryption_type"]);
  expect(names("network", { encryption_type: "ssh" })).toEqual([
    "encryption_type",
    "encryption_host",
    "encryption_port",
    "encryption_username",
    "ssh_public_key",
  ]);
});

test("a secret that Latchkey makes is never shown", () => {
  expect(names("network", { encryption_type: "ssh" })).not.toContain("ssh_private_key");
});

test("true and the text true are the same answer", () => {
  expect(names("server", { ssl: true })).toContain("sslrootcert");
  expect(names("server", { ssl: "false" })).not.toContain("sslrootcert");
});

test("a field hidden by the host is not shown, and its value still decides about others", () => {
  const policies = [{ property: "encryption_type", mode: "hidden", value: "ssh" }] as const;
  expect(names("network", { encryption_type: "none" }, { policies })).toEqual([
    "encryption_host",
    "encryption_port",
    "encryption_username",
    "ssh_public_key",
  ]);
});

test("a step without a field to show is passed over", () => {
  const policies = [{ property: "encryption_type", mode: "hidden", value: "none" }] as const;
  expect(visibleSteps({ steps, values: {}, policies }).map((step) => step.id)).toEqual(["server", "login"]);
});

test("a field whose condition sits on a hidden field is hidden too, and a circle never shows", () => {
  const base = { ...steps[0]?.properties[0], is_required: false, json_schema: { type: "string" } } as const;
  const chain = [
    {
      type: "form",
      id: "s",
      title: "s",
      properties: [
        { ...base, name: "a" },
        { ...base, name: "b", shown_when: { property: "a", in: ["1"] } },
        { ...base, name: "c", shown_when: { property: "b", in: ["1"] } },
        { ...base, name: "d", shown_when: { property: "e", in: ["1"] } },
        { ...base, name: "e", shown_when: { property: "d", in: ["1"] } },
      ],
    },
  ] as unknown as readonly ReportCardStep[];
  const values = { a: "0", b: "1", c: "1", d: "1", e: "1" };
  expect(visibleProperties({ steps: chain, stepId: "s", values }).map((p) => p.name)).toEqual(["a"]);
});

test("hidden, blank, foreign and generated answers are dropped", () => {
  const values = {
    host: "db",
    database: "",
    encryption_type: "none",
    encryption_host: "bastion",
    ssh_public_key: "ssh-ed25519 x",
    constructor: "x",
  };
  expect(dropHiddenAnswers({ steps, values })).toEqual({ host: "db", encryption_type: "none" });
  expect(dropHiddenAnswers({ steps, values, stepId: "network" })).toEqual({ encryption_type: "none" });
});

test("what the host locked is left to the server", () => {
  const policies = [{ property: "host", mode: "locked", value: "db" }] as const;
  expect(dropHiddenAnswers({ steps, values: { host: "other" }, policies })).toEqual({});
});

test("the form opens with the schema's defaults, then the host's, and no secret", () => {
  expect(defaultAnswers({ steps })).toEqual({
    port: "5432",
    ssl: "true",
    ssl_mode: "verify-full",
    encryption_type: "none",
    encryption_port: "22",
  });
  const policies = [{ property: "port", mode: "default", value: "6432" }] as const;
  expect(defaultAnswers({ steps, policies })).toMatchObject({ port: "6432" });
});

test("where there is one choice, and it is made, nobody is asked; where it is not made, they are", () => {
  const property = (schema: object) => ({
    name: "auth_method",
    title: "How to sign in",
    is_required: true,
    is_credential: false,
    system_provided: false,
    property_type: "user_provided" as const,
    provided: false,
    json_schema: { type: "string" as const, ...schema },
  });
  const shown = (schema: object) => {
    const only: ReportCardStep = { type: "form", id: "a", title: "A", properties: [property(schema)] };
    return visibleProperties({ steps: [only], stepId: "a", values: {} }).length;
  };
  expect(shown({ enum: ["password"], default: "password" })).toBe(0);
  expect(shown({ enum: ["password"] })).toBe(1);
  expect(shown({ enum: ["password", "token"], default: "password" })).toBe(1);
});

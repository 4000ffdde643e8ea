import { expect, test } from "vitest";
import { literalChoices } from "./literal-choices";
import { postgresSteps as steps } from "./testing/postgres-fixture";
import { toFormSchema } from "./to-form-schema";

const options = (stepId: string, rest: Partial<Parameters<typeof toFormSchema>[0]> = {}) => {
  const form = toFormSchema({ steps, stepId, values: { ssl: "true", encryption_type: "ssh" }, ...rest });
  return (name: string) => form.uiSchema[name]?.["ui:options"];
};

test.each([
  ["^(ssh|none)$", ["ssh", "none"]],
  ["^(true|false)$", ["true", "false"]],
  ["^(verify-full|verify-ca)$", ["verify-full", "verify-ca"]],
  ["^(1\\.2|1\\.3)$", ["1.2", "1.3"]],
  ["^(us-east-1)$", ["us-east-1"]],
])("%s is a list of choices", (pattern, choices) => {
  expect(literalChoices({ type: "string", pattern })).toEqual(choices);
});

test.each(["^\\d+$", "^(a|b)", "(a|b)$", "^(a.c|b)$", "^(a+|b)$", "^([ab]|c)$", "^a|b$", "^((a)|b)$"])(
  "%s is free text",
  (pattern) => {
    expect(literalChoices({ type: "string", pattern })).toBeNull();
  },
);

test("each kind of property gets its widget", () => {
  const server = options("server");
  expect(server("host")?.widget).toBe("text");
  expect(server("port")?.kind).toBe("digits");
  expect(server("ssl")?.widget).toBe("switch");
  expect(server("ssl_mode")).toMatchObject({
    widget: "choice",
    choices: [
      { value: "verify-full", title: "Certificate and host name" },
      { value: "verify-ca", title: "Certificate only" },
    ],
  });
  expect(server("sslrootcert")?.widget).toBe("pem");
  expect(options("login")("password")).toMatchObject({ widget: "secret", saved: false });
});

test("a generated value is shown to copy, a generated secret is not there", () => {
  const network = options("network", {
    generated: { ssh_public_key: "ssh-ed25519 A", ssh_private_key: "P" },
  });
  expect(network("ssh_public_key")).toMatchObject({
    widget: "fixed",
    fixedValue: "ssh-ed25519 A",
    fixedBy: "latchkey",
  });
  expect(network("ssh_private_key")).toBeUndefined();
});

test("a locked field shows the host's value and reason, a locked secret no value", () => {
  const policies = [
    { property: "username", mode: "locked", value: "loader", reason: "Set by Acme" },
    { property: "password", mode: "locked", value: "hunter2" },
  ] as const;
  const login = options("login", { policies });
  expect(login("username")).toMatchObject({
    widget: "fixed",
    fixedValue: "loader",
    lockedReason: "Set by Acme",
  });
  expect(login("password")).toMatchObject({ widget: "fixed", fixedValue: "", fixedBy: "host" });
});

test("the schema holds no default and no value", () => {
  const form = toFormSchema({
    steps,
    stepId: "login",
    values: { password: "hunter2" },
    configured: ["password"],
  });
  expect(JSON.stringify(form)).not.toContain("hunter2");
  expect(JSON.stringify(form.schema)).not.toContain("default");
  expect(form.uiSchema.password?.["ui:options"].saved).toBe(true);
});

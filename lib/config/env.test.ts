import { inspect } from "node:util";
import { expect, test } from "vitest";
import { ConfigError } from "./config-error";
import { parseEnv } from "./env";

const secret = "s3cr3t-value-of-mine";

test.each([
  ["PORT", "three thousand"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["LATCHKEY_PUBLIC_URL", secret],
  ["LATCHKEY_PUBLIC_URL", `ftp://${secret}`],
  ["DATABASE_URL", `mysql://root:${secret}@localhost/x`],
  ["DATABASE_URL", secret],
  ["LATCHKEY_BOOTSTRAP_API_KEY", secret],
  ["LATCHKEY_BOOTSTRAP_API_KEY", `lk_abcdefgh_${"x".repeat(42)}`],
  ["LATCHKEY_PROVIDER_ORIGINS", secret],
  ["LATCHKEY_PROVIDER_ORIGINS", `https://api.example.com=ftp://${secret}`],
  ["LATCHKEY_PROVIDER_ORIGINS", `https://api.example.com=http://a=${secret}`],
  ["LATCHKEY_MODE", secret],
  ["LATCHKEY_METRICS_TOKEN", "too-short"],
  ["LATCHKEY_LOG_LEVEL", secret],
  ["NODE_ENV", secret],
  ["LATCHKEY_AWS_PRINCIPAL_ARN", secret],
  ["LATCHKEY_AWS_ACCESS_KEY_ID", secret],
  ["LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY", secret],
  ["LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY", `{"type":"authorized_user","private_key":"${secret}"}`],
  ["LATCHKEY_OIDC_ISSUER", secret],
  ["LATCHKEY_OIDC_ISSUER", `http://${secret}.example`],
  ["LATCHKEY_OIDC_NAME", secret.repeat(9)],
  ["LATCHKEY_OIDC_DEFAULT_ROLE", "owner"],
  ["LATCHKEY_TRUSTED_PROXIES", secret],
  ["LATCHKEY_KEY_PROVIDER", secret],
  ["LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY", `{"type":"service_account","private_key":"${secret}"}`],
  ["LATCHKEY_KEY_VAULT_ADDRESS", `http://${secret}.example`],
])("a bad %s is named, its value is not", (name, value) => {
  const error = errorOf({ [name]: value });
  expect(error.userMessage).toMatch(new RegExp(`^Cannot start: ${name} must be `));
  expect(JSON.stringify([error.message, error.userMessage, error.stack])).not.toContain(secret);
  expect(error.userMessage).not.toContain(value);
});

test("every bad variable is named at once", () => {
  const { userMessage } = errorOf({ PORT: "x", LATCHKEY_MODE: "y", DATABASE_URL: "z" });
  for (const name of ["PORT", "LATCHKEY_MODE", "DATABASE_URL"]) expect(userMessage).toContain(name);
});

test("a worker without a database server is refused", () => {
  expect(errorOf({ LATCHKEY_MODE: "worker" }).userMessage).toContain("DATABASE_URL must be set");
  const database = { DATABASE_URL: "postgres://latchkey@db.example/latchkey" };
  expect(parseEnv({ LATCHKEY_MODE: "worker", ...database }).mode).toBe("worker");
});

test("an empty variable counts as absent", () => {
  const { port, databaseUrl, bootstrapApiKey, mode } = parseEnv({
    PORT: "",
    DATABASE_URL: "",
    LATCHKEY_BOOTSTRAP_API_KEY: "",
    LATCHKEY_MODE: "",
  });
  expect({ port, databaseUrl, bootstrapApiKey, mode }).toEqual({
    port: 3000,
    databaseUrl: undefined,
    bootstrapApiKey: undefined,
    mode: "all",
  });
});

test("settings are frozen, lists are split, and the keyring lies in the data folder", () => {
  const env = parseEnv({ LATCHKEY_DATA_DIR: "/data", LATCHKEY_ALLOWED_NETWORKS: " 10.0.0.0/8 ,, ::1/128" });
  expect(env.keyringPath).toBe("/data/keyring.json");
  expect(env.allowedNetworks).toEqual(["10.0.0.0/8", "::1/128"]);
  expect(Object.isFrozen(env)).toBe(true);
});

test("a public address is an origin, whatever stands behind it", () => {
  expect(parseEnv({ LATCHKEY_PUBLIC_URL: "https://latchkey.example.com/" }).publicUrl).toBe(
    "https://latchkey.example.com",
  );
});

function errorOf(source: Record<string, string>): ConfigError {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("it was accepted");
}

test("stand-ins of providers are pairs of origins", () => {
  const text = "https://api.example.com/=http://127.0.0.1:8080, https://b.example.com=http://127.0.0.1:81";
  expect(parseEnv({ LATCHKEY_PROVIDER_ORIGINS: text }).providerOrigins).toEqual({
    "https://api.example.com": "http://127.0.0.1:8080",
    "https://b.example.com": "http://127.0.0.1:81",
  });
  expect(parseEnv({}).providerOrigins).toEqual({});
});

const keyFile = JSON.stringify({
  type: "service_account",
  client_email: "a@b.example",
  private_key: `PRIVATE KEY ${secret}`,
});
const awsIdentity = {
  LATCHKEY_AWS_PRINCIPAL_ARN: "arn:aws:iam::123456789012:role/latchkey",
  LATCHKEY_AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  LATCHKEY_AWS_SECRET_ACCESS_KEY: secret,
};

test("the operator's identity is there when it is whole, and its secrets do not print", () => {
  const env = parseEnv({ ...awsIdentity, LATCHKEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile });
  expect(env.operatorAws?.secretAccessKey.reveal()).toBe(secret);
  expect(env.operatorGoogle?.privateKey.reveal()).toContain(secret);
  expect(inspect(env, { depth: null, showHidden: true }) + JSON.stringify(env)).not.toContain(secret);
  expect(parseEnv({})).toMatchObject({ operatorAws: undefined, operatorGoogle: undefined });
});

test.each(Object.keys(awsIdentity))("half an identity is none: %s is missed", (name) => {
  expect(errorOf({ ...awsIdentity, [name]: "" }).userMessage).toContain(`${name} must be there too`);
});

test("a sign-in service is there as a whole or not at all", () => {
  const whole = {
    LATCHKEY_OIDC_ISSUER: "https://login.acme.example",
    LATCHKEY_OIDC_CLIENT_ID: "latchkey",
    LATCHKEY_OIDC_CLIENT_SECRET: secret,
  };
  const { sso } = parseEnv(whole);
  expect(sso).toMatchObject({ issuer: whole.LATCHKEY_OIDC_ISSUER, defaultRole: undefined });
  expect(inspect(sso, { depth: 9 }) + JSON.stringify(sso)).not.toContain(secret);
  expect(parseEnv({}).sso).toBeUndefined();
  const { LATCHKEY_OIDC_CLIENT_SECRET: _left, ...part } = whole;
  expect(errorOf(part).userMessage).toContain("LATCHKEY_OIDC_CLIENT_SECRET must be there too");
});

test("a key service is there with its key and its credentials, which do not print, or not at all", () => {
  const whole = {
    LATCHKEY_KEY_PROVIDER: "vault-transit",
    LATCHKEY_KEY_NAME: "transit/latchkey",
    LATCHKEY_KEY_VAULT_ADDRESS: "http://127.0.0.1:8200/",
    LATCHKEY_KEY_VAULT_ROLE_ID: "role",
    LATCHKEY_KEY_VAULT_SECRET_ID: secret,
  };
  const { keys } = parseEnv(whole);
  expect(keys.ref).toEqual({ provider: "vault-transit", key: "transit/latchkey" });
  expect(keys.vault).toMatchObject({ address: "http://127.0.0.1:8200", auth: { kind: "approle" } });
  expect(inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)).not.toContain(secret);
  for (const name of ["LATCHKEY_KEY_NAME", "LATCHKEY_KEY_VAULT_ADDRESS", "LATCHKEY_KEY_VAULT_SECRET_ID"])
    expect(errorOf({ ...whole, [name]: "" }).userMessage).toContain(name);
  expect(parseEnv({}).keys).toMatchObject({ ref: null, aws: undefined, vault: undefined });
});

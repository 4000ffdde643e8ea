import "server-only";
import { BlockList } from "node:net";
import path from "node:path";
import { z } from "zod";
import { apiKeyPattern } from "@/lib/shared/ids";
import { ConfigError } from "./config-error";
import {
  incompleteKeys,
  type KeySettings,
  keyExpectations,
  keyVariables,
  readKeys,
} from "./key-provider-env";
import { type OAuthClients, parseOAuthClients } from "./oauth-clients";
import {
  type HiddenText,
  hide,
  incompleteOperator,
  type OperatorAws,
  type OperatorGoogle,
  operatorExpectations,
  operatorVariables,
  readOperator,
} from "./operator-env";
import { proxyList } from "./proxy-list";
import { incompleteSplit, splitExpectations, splitVariables } from "./split-env";
import { incompleteSso, readSso, type SsoSettings, ssoExpectations, ssoVariables } from "./sso-env";
import { httpUrl, list, origins, port, refuse } from "./value-forms";

const schema = z.object({
  /** Port of the app. 0 takes a free one. */
  PORT: port.default(3000),
  /** Address the app listens on. Anything but loopback belongs behind a TLS proxy. */
  LATCHKEY_HOST: z.string().min(1).default("127.0.0.1"),
  /** Origin under which browsers reach the app; the frame's origin. */
  LATCHKEY_PUBLIC_URL: httpUrl.optional(),
  /** Folder of the embedded database and, by default, of the keyring. */
  LATCHKEY_DATA_DIR: z.string().min(1).default("./.latchkey"),
  /** Keyring file; default `<data dir>/keyring.json`. Back it up apart from the database. */
  LATCHKEY_KEYRING: z.string().min(1).optional(),
  /** A PostgreSQL to use instead of the embedded database. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Creates this API key with all scopes on the default workspace, for automation. */
  LATCHKEY_BOOTSTRAP_API_KEY: z.string().regex(apiKeyPattern).optional(),
  /** CIDR ranges that checks may dial besides public addresses. */
  LATCHKEY_ALLOWED_NETWORKS: list.default([]),
  /** Proxies whose `X-Forwarded-For` says who calls. */
  LATCHKEY_TRUSTED_PROXIES: proxyList.default(new BlockList()),
  /** Public addresses this deployment connects from, shown to users who have to allow them. */
  LATCHKEY_EGRESS_ADDRESSES: list.default([]),
  /** Stand-ins for providers in a test: checks go to the second address of a pair instead of the first. */
  LATCHKEY_PROVIDER_ORIGINS: origins.default({}),
  /** Clients registered with providers, for sign-ins in a window: JSON, or the path of a JSON file. */
  LATCHKEY_OAUTH_CLIENTS: z
    .string()
    .transform((text, context) => parseOAuthClients({ text }) ?? refuse(context))
    .optional(),
  /**
   * `all` does everything. `web` serves and holds no keys: whatever has to be opened or changed is done by a
   * `worker`, which works on the queue, answers at its socket and opens no port.
   */
  LATCHKEY_MODE: z.enum(["all", "web", "worker"]).default("all"),
  /** Calls an API key may make in a minute, counted in each process. */
  LATCHKEY_RATE_LIMIT: z.coerce.number().int().min(1).max(10_000_000).default(6_000),
  LATCHKEY_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  /** Opens `GET /metrics` to callers that show it as bearer token. */
  LATCHKEY_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,255}$/)
    .transform(hide)
    .optional(),
  ...splitVariables,
  ...operatorVariables,
  ...ssoVariables,
  ...keyVariables,
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

/** Settings of this process: read once from the environment, then frozen. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly keyringPath: string;
  readonly databaseUrl: string | undefined;
  readonly bootstrapApiKey: string | undefined;
  readonly allowedNetworks: readonly string[];
  /** Proxies whose word on who calls is taken. */
  readonly proxies: BlockList;
  readonly egressAddresses: readonly string[];
  readonly providerOrigins: Readonly<Record<string, string>>;
  /** By provider, for example `google`. */
  readonly oauthClients: OAuthClients;
  readonly mode: "all" | "web" | "worker";
  /** Folder of the workers' sockets; a worker without one works on the queue alone. */
  readonly workerSockets: string | undefined;
  /** Whether this process carries out what is queued. */
  readonly works: boolean;
  /** Calls an API key may make in a minute. */
  readonly rateLimit: number;
  /** What a scraper of metrics has to show; without one there are no metrics. */
  readonly metricsToken: HiddenText | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Who takes on customers' AWS roles; without it that way to sign in is not offered. */
  readonly operatorAws: OperatorAws | undefined;
  /** Who acts as customers' Google service accounts; likewise. */
  readonly operatorGoogle: OperatorGoogle | undefined;
  /** Where members may sign in besides here; undefined where nothing is configured. */
  readonly sso: SsoSettings | undefined;
  /** Where key-encryption keys lie, and what opens the way to them. */
  readonly keys: KeySettings;
  readonly development: boolean;
}

/**
 * Parses settings. An empty variable counts as absent.
 * @throws ConfigError naming every bad variable and what is wrong with it, never its value.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError({ problems: parsed.error.issues.map(problemOf) });
  const values = parsed.data;
  const problems = [incompleteOperator, incompleteSso, incompleteKeys].flatMap((judge) => judge(values));
  problems.push(...incompleteSplit({ values, given: Object.keys(given) }));
  if (problems.length > 0) throw new ConfigError({ problems });
  const dataDir = path.resolve(values.LATCHKEY_DATA_DIR);
  return Object.freeze({
    port: values.PORT,
    host: values.LATCHKEY_HOST,
    publicUrl: values.LATCHKEY_PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    dataDir,
    keyringPath: path.resolve(
      /* turbopackIgnore: true */ values.LATCHKEY_KEYRING ?? path.join(dataDir, "keyring.json"),
    ),
    databaseUrl: values.DATABASE_URL,
    bootstrapApiKey: values.LATCHKEY_BOOTSTRAP_API_KEY,
    allowedNetworks: values.LATCHKEY_ALLOWED_NETWORKS,
    proxies: values.LATCHKEY_TRUSTED_PROXIES,
    egressAddresses: values.LATCHKEY_EGRESS_ADDRESSES,
    providerOrigins: values.LATCHKEY_PROVIDER_ORIGINS,
    oauthClients: values.LATCHKEY_OAUTH_CLIENTS ?? {},
    mode: values.LATCHKEY_MODE,
    workerSockets: values.LATCHKEY_WORKER_SOCKETS,
    works: values.LATCHKEY_MODE === "worker" || values.LATCHKEY_WORK === "here",
    rateLimit: values.LATCHKEY_RATE_LIMIT,
    metricsToken: values.LATCHKEY_METRICS_TOKEN,
    logLevel: values.LATCHKEY_LOG_LEVEL,
    ...readOperator(values),
    sso: readSso(values),
    keys: readKeys(values),
    development: values.NODE_ENV === "development",
  });
}

/** What each variable must look like, in words; zod's own texts may quote the value. */
const expectations: Readonly<Record<string, string>> = {
  PORT: "must be a port number from 0 to 65535",
  LATCHKEY_PUBLIC_URL: "must be an http or https address",
  DATABASE_URL: "must be a postgres:// address",
  LATCHKEY_BOOTSTRAP_API_KEY: "must be lk_, 8 characters, _ and 43 characters, all of 0-9 A-Z a-z",
  LATCHKEY_TRUSTED_PROXIES: "must be addresses or ranges such as 10.0.0.0/8, by comma",
  LATCHKEY_PROVIDER_ORIGINS:
    "must be pairs of addresses such as https://api.example.com=http://127.0.0.1:8080",
  LATCHKEY_OAUTH_CLIENTS:
    'must be JSON, or the path of a readable JSON file, such as {"google":{"client_id":"…","client_secret":"…"}}',
  LATCHKEY_MODE: "must be all, web or worker",
  LATCHKEY_RATE_LIMIT: "must be a number from 1 to 10000000",
  LATCHKEY_METRICS_TOKEN: "must be 16 to 255 visible ASCII characters",
  LATCHKEY_LOG_LEVEL: "must be debug, info, warn or error",
  NODE_ENV: "must be development, production or test",
  ...splitExpectations,
  ...operatorExpectations,
  ...ssoExpectations,
  ...keyExpectations,
};

function problemOf(issue: { readonly path: readonly PropertyKey[] }): string {
  const name = String(issue.path[0]);
  return `${name} ${expectations[name] ?? "is not valid"}`;
}

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.env");

/** The settings, parsed on first use and shared by every bundle of the process. */
export function getEnv(): Env {
  holder[key] ??= parseEnv(process.env);
  return holder[key] as Env;
}

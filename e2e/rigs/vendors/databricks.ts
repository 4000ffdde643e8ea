import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { answerStatement, type DatabricksStatement } from "./databricks-statements.ts";

/** A workspace: a person's token, a service principal, and warehouses by their state. */
export const databricks = {
  token: "dapi0123456789abcdef0123456789abcdef",
  reader: "dapi-reader-0123456789abcdef",
  blocked: "dapi-blocked-0123456789abcdef",
  client: { client_id: "1c2d3e4f-5a6b", client_secret: "dose-client-secret-4711" },
  running: "/sql/1.0/warehouses/1234567890abcdef",
  /** Off, and not to be started by anybody here. */
  stopped: "/sql/1.0/warehouses/5107900000000000",
  /** Off; started, it is up when it is looked at for the second time. */
  sleeping: "/sql/1.0/warehouses/51ee910000000000",
  deleted: "/sql/1.0/warehouses/de1e7ed000000000",
  locked: "/sql/1.0/warehouses/10c4ed0000000000",
} as const;

const states: Record<string, string> = {
  "1234567890abcdef": "RUNNING",
  "5107900000000000": "STOPPED",
  "51ee910000000000": "STOPPED",
  de1e7ed000000000: "DELETED",
  "10c4ed0000000000": "RUNNING",
};

/** Warehouses that were started, in order. */
export const startedWarehouses: string[] = [];
/** Statements that were found running once, by id. */
const running = new Map<string, { readonly reply: ApiReply; looks: number }>();
/** Statements that were cancelled. */
export const cancelled: string[] = [];
/** What was asked to be run, in order. */
export const asked: DatabricksStatement[] = [];

const origin = "https://localhost:*";

/** Token, warehouses and statements of one workspace, which listens on localhost. */
export const databricksRoutes: readonly ApiRoute[] = [
  { on: `POST ${origin}/oidc/v1/token`, reply: token },
  { on: `GET ${origin}/api/2.0/sql/warehouses/*`, reply: (call) => refusalOf(call) ?? warehouse(call) },
  { on: `POST ${origin}/api/2.0/sql/warehouses/*/start`, reply: (call) => refusalOf(call) ?? start(call) },
  { on: `POST ${origin}/api/2.0/sql/statements/`, reply: (call) => refusalOf(call) ?? submit(call) },
  { on: `GET ${origin}/api/2.0/sql/statements/*`, reply: (call) => refusalOf(call) ?? look(call) },
  { on: `POST ${origin}/api/2.0/sql/statements/*/cancel`, reply: (call) => refusalOf(call) ?? cancel(call) },
];

function token({ form, headers }: ApiCall): ApiReply {
  const { client_id, client_secret } = databricks.client;
  const expected = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`;
  if (headers.authorization !== expected) return { status: 401, json: { error: "invalid_client" } };
  const isGrant = form.get("grant_type") === "client_credentials" && form.get("scope") === "all-apis";
  return isGrant
    ? { status: 200, json: { access_token: databricks.token, expires_in: 3600 } }
    : { status: 400, json: { error: "invalid_scope" } };
}

function refusalOf({ headers }: ApiCall): ApiReply | null {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (given === databricks.token || given === databricks.reader) return null;
  if (given === databricks.blocked) return { status: 403, json: { error_code: "IP_ACL_DENIED" } };
  return { status: 403, json: { error_code: "403", message: "Invalid access token." } };
}

function warehouse({ path }: ApiCall): ApiReply {
  const id = path.split("/").at(-1) ?? "";
  if (databricks.locked.endsWith(`/${id}`)) return { status: 403, json: { error_code: "PERMISSION_DENIED" } };
  const state = Object.hasOwn(states, id) ? states[id] : undefined;
  if (state === "STARTING") states[id] = "RUNNING";
  return state === undefined
    ? { status: 404, json: { error_code: "RESOURCE_DOES_NOT_EXIST" } }
    : { status: 200, json: { id, name: "Loading", state } };
}

function start({ path }: ApiCall): ApiReply {
  const id = path.split("/").at(-2) ?? "";
  if (!databricks.sleeping.endsWith(`/${id}`))
    return { status: 403, json: { error_code: "PERMISSION_DENIED" } };
  startedWarehouses.push(id);
  states[id] = "STARTING";
  return { status: 200, json: {} };
}

function submit(call: ApiCall): ApiReply {
  const statement = call.json as DatabricksStatement;
  asked.push(statement);
  if (states[statement.warehouse_id] !== "RUNNING")
    return { status: 400, json: { error_code: "BAD_REQUEST" } };
  const isReader = call.headers.authorization === `Bearer ${databricks.reader}`;
  const reply = answerStatement({ ...statement, isReader });
  // Every other statement takes longer than the wait, and slow ones never end.
  if (asked.length % 2 === 0 && !statement.statement.includes("slow")) return reply;
  const id = `01ee-${running.size}`;
  running.set(id, { reply, looks: 0 });
  return { status: 200, json: { statement_id: id, status: { state: "PENDING" } } };
}

function look({ path }: ApiCall): ApiReply {
  const found = running.get(path.split("/").at(-1) ?? "");
  if (found === undefined) return { status: 404, json: { error_code: "RESOURCE_DOES_NOT_EXIST" } };
  found.looks += 1;
  return found.looks === 1 ? { status: 200, json: { status: { state: "RUNNING" } } } : found.reply;
}

function cancel({ path }: ApiCall): ApiReply {
  cancelled.push(path.split("/").at(-2) ?? "");
  return { status: 200, json: {} };
}

import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** What the emulated tracking servers take: `/closed` asks for a sign-in, `/open` does not. */
export const mlflow = {
  login: { username: "loader", password: "mlflow-pa55word" },
  token: "mlflow-token-4711",
  blind: "mlflow-token-blind",
} as const;

/** /version and experiments/search of MLflow 3, by path; `/page` is a login page. */
export const mlflowRoutes: readonly ApiRoute[] = [
  { on: "GET https://*/open/version", reply: version },
  { on: "POST https://*/open/api/2.0/mlflow/experiments/search", reply: search },
  { on: "GET https://*/closed/version", reply: (call) => guarded(call, version) },
  { on: "POST https://*/closed/api/2.0/mlflow/experiments/search", reply: (call) => guarded(call, search) },
  { on: "GET https://*/page/version", reply: () => ({ status: 200, html: "<html>Log in</html>" }) },
];

function guarded(call: ApiCall, reply: (call: ApiCall) => ApiReply): ApiReply {
  const { username, password } = mlflow.login;
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const given = call.headers.authorization ?? "";
  if (given === `Bearer ${mlflow.blind}` && call.method === "POST") return { status: 403, json: {} };
  const isKnown = [basic, `Bearer ${mlflow.token}`, `Bearer ${mlflow.blind}`].includes(given);
  return isKnown ? reply(call) : { status: 401, html: "You are not authenticated." };
}

function version(): ApiReply {
  return { status: 200, html: "3.4.0" };
}

function search({ json }: ApiCall): ApiReply {
  if (Reflect.get(Object(json), "max_results") !== 1) return { status: 400, json: {} };
  return { status: 200, json: { experiments: [] } };
}

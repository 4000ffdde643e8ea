import { readPath } from "../http-api/api-answer";
import type { ApiCheck, ApiStage } from "../http-api/api-stage";
import { basicAuth } from "../http-api/basic-auth";
import { fetchToken } from "../http-api/fetch-token";
import type { Settings } from "../http-api/read-settings";
import { accessFailures } from "./failures";
import { place, warehouseId } from "./place";

/** Property to change where the sign-in is refused. */
export function credentialField({ text }: Pick<Settings, "text">): string {
  return isClient({ text }) ? "client_secret" : "access_token";
}

/** The header that proves who asks. */
export function authorization(check: Pick<ApiCheck, "text" | "kept">): { readonly authorization: string } {
  const token = isClient(check) ? check.kept("access_token") : check.text("access_token");
  return { authorization: `Bearer ${token}` };
}

/** Fetches the token of a service principal (OAuth machine to machine). */
export const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: isClient,
  run: (check) =>
    fetchToken({
      check,
      service: "Databricks",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
      request: {
        url: `${place.base(check)}/oidc/v1/token`,
        headers: {
          authorization: basicAuth({
            username: check.text("client_id"),
            password: check.text("client_secret"),
          }),
        },
        form: { grant_type: "client_credentials", scope: "all-apis" },
      },
    }),
};

/** Reads the warehouse, which needs the credential, and keeps its state. */
export const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async (check) => {
    await readWarehouse(check);
    return { status: "PASSED", message: "Databricks accepted the sign-in and knows the warehouse." };
  },
};

/** Keeps `state` and `name` of the warehouse. */
export async function readWarehouse(check: ApiCheck): Promise<void> {
  const { json } = await check.call({
    url: warehouseUrl(check),
    headers: authorization(check),
    reason: (answer) => readPath(answer.json, "error_code"),
    failures: accessFailures(credentialField(check)),
  });
  check.keep("state", readPath(json, "state"));
  check.keep("name", readPath(json, "name"));
}

/** Starts the warehouse. @returns false where this user may not */
export async function startWarehouse(check: ApiCheck): Promise<boolean> {
  const { status } = await check.call({
    method: "POST",
    url: `${warehouseUrl(check)}/start`,
    headers: authorization(check),
    wantsJson: false,
    isExpected: (given) => given === 200 || given === 403,
  });
  return status === 200;
}

function warehouseUrl(check: ApiCheck): string {
  return `${place.base(check)}/api/2.0/sql/warehouses/${encodeURIComponent(warehouseId(check))}`;
}

function isClient({ text }: Pick<Settings, "text">): boolean {
  return text("auth_method", "access_token_auth") === "oauth_client_secret_auth";
}

import { factText } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { basicAuth } from "../kit/http-api/basic-auth";
import { fetchToken } from "../kit/http-api/fetch-token";
import { publicKeyOf } from "./authorization";
import { quoteName } from "./identifier";
import { runStatement } from "./run-statement";

/** Fetches the token of an OAuth client; other ways to sign in need nothing of the kind. */
export const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: ({ text }) => text("auth_method") === "oauth_client_secret_auth",
  run: (check) => {
    const scope = check.text("scope");
    return fetchToken({
      check,
      service: "The identity provider",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
      addressField: "oauth_token_uri",
      request: {
        url: check.text("oauth_token_uri"),
        headers: {
          authorization: basicAuth({
            username: encodeURIComponent(check.text("client_id")),
            password: encodeURIComponent(check.text("client_secret")),
          }),
        },
        form: { grant_type: "client_credentials", ...(scope === "" ? {} : { scope }) },
      },
    });
  },
};

/** The cheapest statement: it needs no warehouse. */
export const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async (check) => {
    const sql = "select current_user(), current_role(), current_warehouse()";
    try {
      const found = await runStatement({ check, statement: { sql } });
      const [user, role, warehouse] = (found.rows[0] ?? []).map((value) => factText(String(value ?? "")));
      check.keep("role", role ?? "");
      check.keep("warehouse", warehouse ?? "");
      const details = [
        { label: "User", value: user ?? "" },
        { label: "Role", value: role ?? "" },
      ];
      return { status: "PASSED", message: "Snowflake accepted the sign-in.", details };
    } catch (error) {
      throw error instanceof StageRefusal ? withPublicKey({ error, check }) : error;
    }
  },
};

/** The statement to run where the key is the cause. It holds the public half only. */
function withPublicKey(input: { readonly error: StageRefusal; readonly check: ApiCheck }): StageRefusal {
  const { outcome } = input.error;
  if (outcome.code !== "auth_failed" || !/_key$/.test(outcome.field ?? "")) return input.error;
  const user = quoteName(input.check.text("username").toUpperCase());
  const remedy = `alter user ${user} set rsa_public_key='${publicKeyOf(input.check)}';`;
  return new StageRefusal({ failure: { ...outcome, remedy }, details: outcome.details ?? [] });
}

import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { basicAuth } from "../kit/http-api/basic-auth";
import type { Settings } from "../kit/http-api/read-settings";

/** The account's own host. */
export function base({ text }: Settings): string {
  return `https://${text("subdomain")}.gorgias.com`;
}

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ text, call }) => {
    const { json } = await call({
      url: `${base({ text })}/api/account`,
      headers: { authorization: basicAuth({ username: text("username"), password: text("api_key") }) },
      failures: {
        "401": {
          code: "auth_failed",
          field: "api_key",
          message: "Gorgias did not accept this e-mail address and API key.",
          hint: "Copy the key again, and enter the e-mail address shown next to it in Settings, REST API.",
        },
        "404": {
          code: "not_found",
          field: "subdomain",
          message: "There is no Gorgias account with this subdomain.",
          hint: "Enter the first part of the address you see when you work in Gorgias.",
        },
      },
    });
    return {
      status: "PASSED",
      message: "Gorgias accepted the key.",
      details: [{ label: "Account", value: factText(readPath(json, "domain") || text("subdomain")) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate];

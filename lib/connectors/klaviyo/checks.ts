import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";

export const base = "https://a.klaviyo.com";

const invalidKey = {
  code: "auth_failed",
  field: "api_key",
  message: "Klaviyo did not accept this key.",
  hint: "Copy the private key again. Public keys (six letters) do not work, and revoked ones neither.",
} as const;

/** Klaviyo answers 400 as well as 401 to a missing or invalid key. */
const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ text, call }) => {
    const { json } = await call({
      url: `${base}/api/accounts`,
      headers: { authorization: `Klaviyo-API-Key ${text("api_key")}`, revision: "2026-07-15" },
      failures: {
        "400": invalidKey,
        "401": invalidKey,
        "403": {
          code: "permission_denied",
          field: "api_key",
          message: "The key is valid, but may not read the account.",
          hint: "Create a private key with the scope Accounts: read, or with full access.",
        },
      },
    });
    const name = readPath(json, "data.0.attributes.contact_information.organization_name");
    return {
      status: "PASSED",
      message: "Klaviyo accepted the key.",
      details: [{ label: "Account", value: factText(name || readPath(json, "data.0.id")) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate];

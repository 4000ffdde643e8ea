import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { fetchToken } from "../kit/http-api/fetch-token";

export const base = "https://starlink.com";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) =>
    fetchToken({
      check,
      service: "Starlink",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
      request: {
        url: `${base}/api/auth/connect/token`,
        form: {
          grant_type: "client_credentials",
          client_id: check.text("client_id"),
          client_secret: check.text("client_secret"),
        },
      },
    }),
};

const permissions: ApiStage = {
  id: "permissions",
  title: "Read the account",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base}/api/public/v2/account`,
      headers: bearer(check),
      failures: {
        "403": {
          code: "permission_denied",
          field: "client_id",
          message: "The service account may not read the account.",
          hint: "Give it the permission Account information, View, then test again.",
        },
      },
    });
    const found = readPath(json, "content.accountNumber") || readPath(json, "accountNumber");
    const wanted = check.text("account_number");
    if (wanted !== "" && found !== wanted) {
      return check.refuse({
        code: "not_found",
        field: "account_number",
        message: "The service account belongs to another Starlink account.",
        hint: "Check the account number, or create the service account in the account you entered.",
      });
    }
    return {
      status: "PASSED",
      message: "The account can be read.",
      details: [{ label: "Account number", value: factText(found) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate, permissions];

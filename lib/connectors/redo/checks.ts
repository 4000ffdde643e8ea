import type { ApiStage } from "../kit/http-api/api-stage";

export const base = "https://api.getredo.com";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ text, call }) => {
    await call({
      url: `${base}/v2.2/stores/${encodeURIComponent(text("store_id"))}/returns`,
      headers: { authorization: `Bearer ${text("api_secret")}`, "x-page-size": "1" },
      failures: {
        "401": {
          code: "auth_failed",
          field: "api_secret",
          message: "Redo did not accept this API secret.",
          hint: "Copy the secret again, or create a new one in Settings, Developer.",
        },
        "403": {
          code: "permission_denied",
          field: "api_secret",
          message: "The API secret may not read the returns of this store.",
          hint: "Create a secret with the scope returns_read, in the store whose ID you entered.",
        },
        "404": {
          code: "not_found",
          field: "store_id",
          message: "Redo does not know this store.",
          hint: "Copy the store ID again from Settings, Developer.",
        },
      },
    });
    return { status: "PASSED", message: "Redo accepted the API secret for this store." };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate];

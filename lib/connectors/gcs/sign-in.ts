import { toStage } from "../kit/http-api/api-stage";
import type { ApiState } from "../kit/http-api/api-state";
import { fetchGoogleToken, googleTokenUrl } from "../kit/http-api/google/google-token";
import { googleRoleStage } from "../kit/role/role-stages";
import type { Stage } from "../types";

const scope = "https://www.googleapis.com/auth/devstorage.read_write";

/** Trades the service account's key for an access token. */
export const token: Stage<ApiState> = toStage({
  place: { service: "Google", base: () => googleTokenUrl },
  credentialField: "service_account_key",
  stage: {
    id: "authenticate",
    title: "Sign in to Google",
    applies: ({ text }) => text("auth_method") === "gcp_service_account_key",
    run: (check) =>
      fetchGoogleToken({
        check,
        scope,
        isServiceAccount: true,
      }),
  },
});

/** Acts as the customer's service account. */
export const role: Stage<ApiState> = googleRoleStage({
  scopes: [scope],
  keep: ({ state, got }) => void state.kept.set("access_token", got),
});

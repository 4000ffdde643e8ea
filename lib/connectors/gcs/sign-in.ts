import { toStage } from "../kit/http-api/api-stage";
import type { ApiState } from "../kit/http-api/api-state";
import { fetchGoogleToken, googleTokenUrl } from "../kit/http-api/google/google-token";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";

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
        scope: "https://www.googleapis.com/auth/devstorage.read_write",
        isServiceAccount: true,
      }),
  },
});

/** A role is taken on with an identity of this deployment, and it has none. */
export const role: Stage<ApiState> = {
  id: "assume_role",
  title: "Take on the service account",
  applies: (values) => textValue({ values, name: "auth_method" }) === "gcp_service_account_role",
  run: async () => ({
    status: "FAILED",
    code: "auth_method_unsupported",
    field: "auth_method",
    message: "This service has no Google identity of its own, so it cannot act as a service account.",
    hint: "Choose the HMAC key or the service account key instead, or ask whoever runs this service.",
  }),
};

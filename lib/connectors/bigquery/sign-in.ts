import { toStage } from "../kit/http-api/api-stage";
import type { ApiState } from "../kit/http-api/api-state";
import { fetchGoogleToken } from "../kit/http-api/google/google-token";
import { federatedGoogleRoleStage, googleRoleStage } from "../kit/role/role-stages";
import type { Stage } from "../types";
import { place, scopes } from "./place";

const keep = ({ state, got }: { readonly state: ApiState; readonly got: string }) =>
  void state.kept.set("access_token", got);

/** Act as the customer's service account. */
const role: Stage<ApiState> = googleRoleStage({ scopes, keep });
const federated: Stage<ApiState> = federatedGoogleRoleStage({ scopes, keep });

/** Trades the service account's key for an access token. */
const key: Stage<ApiState> = toStage({
  place,
  credentialField: "service_account_key",
  stage: {
    id: "authenticate",
    title: "Sign in to Google",
    applies: ({ text }) => text("auth_method", "gcp_service_account_key") === "gcp_service_account_key",
    run: (check) => fetchGoogleToken({ check, scope: scopes.join(" "), isServiceAccount: true }),
  },
});

/** Each leaves an access token for the later stages. */
export const signIn: readonly Stage<ApiState>[] = [role, federated, key];

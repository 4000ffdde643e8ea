import type { PropertyValues } from "@/lib/shared/report-card/types";
import { toStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Stage } from "../types";
import { place, withoutVersion } from "./place";
import { catalogType } from "./settings";
import type { IcebergState } from "./state";

/** Whether the catalog is one of the user's own, behind the REST protocol. */
export function isRest(values: PropertyValues): boolean {
  return catalogType(values) === "catalog_iceberg_rest";
}

/** Trades the client's secret in for a token of the catalog ("OAuth2", client credentials). */
export const token: Stage<IcebergState> = {
  ...toStage({
    place,
    credentialField: "client_secret",
    stage: {
      id: "authenticate",
      title: "Sign in to the catalog",
      run: (check) => {
        const own = check.text("oauth_token_uri");
        return fetchToken({
          check,
          service: "The catalog",
          fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
          addressField: own === "" ? "host" : "oauth_token_uri",
          request: {
            url: own === "" ? `${withoutVersion(check.text("host"))}/v1/oauth/tokens` : own,
            form: {
              grant_type: "client_credentials",
              client_id: check.text("client_id"),
              client_secret: check.text("client_secret"),
              scope: check.text("scope", "catalog"),
            },
          },
        });
      },
    },
  }),
  applies: (values) => isRest(values) && values.auth_method !== "oauth_bearer_token_auth",
};

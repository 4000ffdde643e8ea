import type { ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import { choiceField, secretField, textField } from "../kit/http-api/fields";

const rest: ShownWhen = { property: "catalog_type", in: ["catalog_iceberg_rest"] };
const withClient: ShownWhen = { property: "auth_method", in: ["oauth_client_secret_auth"] };
const withToken: ShownWhen = { property: "auth_method", in: ["oauth_bearer_token_auth"] };

/** How to sign in to a REST catalog; the others are opened with the credentials of the bucket. */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Glue, S3 Tables and Google are signed in to with the credentials of the next step.",
  properties: [
    {
      ...choiceField({
        name: "auth_method",
        title: "How to sign in to the catalog",
        description: "With an OAuth client, or with a token that the catalog gave you.",
        choices: {
          oauth_client_secret_auth: "OAuth client secret",
          oauth_bearer_token_auth: "Bearer token",
        },
      }),
      shown_when: rest,
    },
    textField({
      name: "client_id",
      title: "Client ID",
      description: "Of the principal you made for this purpose in the catalog.",
      shown_when: withClient,
    }),
    secretField({
      name: "client_secret",
      title: "Client secret",
      description: "Shown once, when the principal is created.",
      maxLength: 4096,
      shown_when: withClient,
    }),
    textField({
      name: "oauth_token_uri",
      title: "Token address",
      description: "Only where another server than the catalog hands out tokens.",
      placeholder: "https://login.example.com/oauth2/token",
      optional: true,
      format: "uri",
      pattern: "^https://[^\\s?#@]+$",
      maxLength: 2048,
      shown_when: withClient,
    }),
    textField({
      name: "scope",
      title: "Scope",
      description: "What the token is asked for. PRINCIPAL_ROLE:ALL for Polaris and Snowflake Open Catalog.",
      placeholder: "catalog",
      optional: true,
      default: "catalog",
      maxLength: 512,
      shown_when: withClient,
    }),
    secretField({
      name: "password",
      title: "Bearer token",
      description: "It has to be valid for as long as the connection is used.",
      maxLength: 16_384,
      shown_when: withToken,
    }),
  ],
};

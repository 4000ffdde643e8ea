import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { choiceField, secretField, textField } from "../kit/http-api/fields";

const withToken = { property: "auth_method", in: ["access_token_auth"] } as const;
const withClient = { property: "auth_method", in: ["oauth_client_secret_auth"] } as const;

/** A personal access token, or a service principal (OAuth machine to machine). */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Best use a service principal made for this purpose.",
  properties: [
    choiceField({
      name: "auth_method",
      title: "How to sign in",
      description: "A service principal does not depend on a person's account.",
      choices: {
        access_token_auth: "Personal access token",
        oauth_client_secret_auth: "Service principal (OAuth)",
      },
    }),
    secretField({
      name: "access_token",
      title: "Access token",
      description: "In Databricks: your name, Settings, Developer, Access tokens, Generate new token.",
      placeholder: "dapi…",
      maxLength: 4096,
      shown_when: withToken,
    }),
    textField({
      name: "client_id",
      title: "Client ID",
      description: "In Settings, Identity and access, Service principals: the application ID.",
      placeholder: "1c2d3e4f-5a6b-7c8d-9e0f-1a2b3c4d5e6f",
      shown_when: withClient,
    }),
    secretField({
      name: "client_secret",
      title: "Client secret",
      description: "On the service principal's page: Secrets, Generate secret.",
      placeholder: "dose…",
      shown_when: withClient,
    }),
  ],
};

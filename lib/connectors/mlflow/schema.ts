import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** Any host, with the three ways of the MLflow client to sign in. */
export const schema: ConnectorSchema = {
  id: "mlflow",
  title: "MLflow",
  category: "saas",
  docsUrl: "https://mlflow.org/docs/latest/ml/auth/",
  iconPath: "M4 20V6l8 6 8-6v14h-4v-7l-4 3-4-3v7Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Where is the tracking server, and how does it know you?",
      properties: [
        textField({
          name: "tracking_uri",
          title: "Tracking URI",
          description: "The address of the tracking server, as in MLFLOW_TRACKING_URI.",
          placeholder: "https://mlflow.example.com",
          format: "uri",
          pattern: "^https?://[^\\s@]+$",
          maxLength: 2048,
        }),
        choiceField({
          name: "auth_type",
          title: "How to sign in",
          description: "What the tracking server, or the proxy in front of it, asks for.",
          choices: { none: "Nothing", basic: "User name and password", bearer: "Token" },
        }),
        textField({
          name: "username",
          title: "User name",
          description: "As in MLFLOW_TRACKING_USERNAME.",
          shown_when: { property: "auth_type", in: ["basic"] },
        }),
        secretField({
          name: "password",
          title: "Password",
          description: "As in MLFLOW_TRACKING_PASSWORD.",
          shown_when: { property: "auth_type", in: ["basic"] },
        }),
        secretField({
          name: "token",
          title: "Token",
          description: "As in MLFLOW_TRACKING_TOKEN.",
          maxLength: 8192,
          shown_when: { property: "auth_type", in: ["bearer"] },
        }),
      ],
    },
  ],
};

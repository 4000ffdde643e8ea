import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

const name = { type: "string", minLength: 1, maxLength: 255 } as const;

/** What MotherDuck asks for. Host and port follow from the region. */
export const schema: ConnectorSchema = {
  id: "motherduck",
  title: "MotherDuck",
  category: "warehouse",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://motherduck.com/docs/",
  iconPath:
    "M9 4a5 5 0 0 1 5 5v1h4.5a1.5 1.5 0 0 1 0 3H14v1a6 6 0 0 1-6 6H3v-2h2.5A6 6 0 0 1 4 14V9a5 5 0 0 1 5-5Zm1.5 3a1.25 1.25 0 1 0 0 2.5 1.25 1.25 0 0 0 0-2.5Z",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        property({
          name: "region",
          title: "Region",
          description: "Where your organization lies. In MotherDuck, look under Settings, then Organization.",
          choice_titles: { "us-east-1": "US East", "eu-central-1": "Europe (Frankfurt)" },
          json_schema: { type: "string", enum: ["us-east-1", "eu-central-1"], default: "us-east-1" },
        }),
        property({
          name: "database",
          title: "Database",
          description: "The database to load into. It has to exist. MotherDuck lists them at the left.",
          placeholder: "my_db",
          json_schema: { ...name, default: "my_db" },
        }),
        property({
          name: "schema",
          title: "Schema",
          description: "Tables are created here. A schema that does not exist is created.",
          placeholder: "main",
          json_schema: { ...name, default: "main" },
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      properties: [
        property({
          name: "auth_method",
          title: "How to sign in",
          description: "MotherDuck takes an access token.",
          choice_titles: { access_token_auth: "Access token" },
          json_schema: { type: "string", enum: ["access_token_auth"], default: "access_token_auth" },
        }),
        property({
          name: "access_token",
          title: "Access token",
          description:
            "In MotherDuck, open Settings, then Access Tokens, and create one that may read and write. It is stored encrypted and never shown again.",
          is_credential: true,
          shown_when: { property: "auth_method", in: ["access_token_auth"] },
          json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 4096 },
        }),
      ],
    },
  ],
};

import type { ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import { connectionField } from "./connection-field";

const wanted: ShownWhen = { property: "should_maintain_tables_in_databricks", in: [true] };
const withToken: ShownWhen = { property: "auth_type", in: ["PERSONAL_ACCESS_TOKEN"] };
const withOauth: ShownWhen = { property: "auth_type", in: ["OAUTH2"] };

/** Tables over the lake in Databricks, where the user wants them. */
export const databricksStep: ReportCardStep = {
  type: "form",
  id: "databricks",
  title: "Databricks",
  description: "The files can be kept as external tables in Unity Catalog too.",
  properties: [
    property({
      name: "should_maintain_tables_in_databricks",
      title: "Keep tables in Databricks",
      description: "Turn this on to query the files as tables of a Databricks workspace.",
      is_required: false,
      choice_titles: { true: "Yes", false: "No" },
      json_schema: { type: "boolean", default: false },
    }),
    textField({
      name: "catalog",
      title: "Catalog",
      description: "The catalog of Unity Catalog that the tables belong to.",
      placeholder: "main",
      maxLength: 255,
      shown_when: wanted,
    }),
    textField({
      name: "server_host_name",
      title: "Server host name",
      description: "In Databricks: SQL warehouses, your warehouse, Connection details.",
      placeholder: "adb-1234567890123456.7.azuredatabricks.net",
      pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,252})$",
      maxLength: 253,
      shown_when: wanted,
    }),
    property({
      name: "port",
      title: "Port",
      description: "443, unless a proxy of your own stands in between.",
      placeholder: "443",
      shown_when: wanted,
      json_schema: { type: "integer", minimum: 1, maximum: 65_535, default: 443 },
    }),
    textField({
      name: "http_path",
      title: "HTTP path",
      description: "On the same page as the server host name.",
      placeholder: "/sql/1.0/warehouses/0123456789abcdef",
      pattern: "^/?sql/(1\\.0|protocolv1)/[\\w/-]{1,200}$",
      maxLength: 256,
      shown_when: wanted,
    }),
    choiceField({
      name: "auth_type",
      title: "How to sign in to Databricks",
      description: "With a token of a user or service principal, or as a service principal with a secret.",
      choices: { PERSONAL_ACCESS_TOKEN: "Personal access token", OAUTH2: "OAuth client secret" },
      shown_when: wanted,
    }),
    secretField({
      name: "personal_access_token",
      title: "Personal access token",
      description: "In Databricks: Settings, Developer, Access tokens. It begins with dapi.",
      shown_when: withToken,
    }),
    textField({
      name: "oauth2_client_id",
      title: "OAuth client ID",
      description: "In Databricks: the service principal's page, Application ID.",
      placeholder: "6f1c1f3a-1b2c-4d5e-8f90-0a1b2c3d4e5f",
      shown_when: withOauth,
    }),
    secretField({
      name: "oauth2_secret",
      title: "OAuth secret",
      description: "On the service principal's page, under Secrets.",
      shown_when: withOauth,
    }),
    connectionField({ name: "databricks_connection_type", to: "Databricks", shown_when: wanted }),
  ],
};

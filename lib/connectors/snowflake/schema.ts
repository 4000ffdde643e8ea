import { textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";
import { signInStep } from "./sign-in-step";

const name = { maxLength: 255 } as const;

/** Snowflake through its SQL API. */
export const schema: ConnectorSchema = {
  id: "snowflake",
  title: "Snowflake",
  category: "warehouse",
  docsUrl: "https://docs.snowflake.com/en/developer-guide/sql-api/index",
  iconPath:
    "M11 2h2v5l3-2 1 2-5 3-5-3 1-2 3 2ZM2 9l2-1 4 2v6l-2-1v-3l-4 3-1-2 3-2ZM22 9l-2-1-4 2v6l2-1v-3l4 3 1-2-3-2ZM11 22h2v-5l3 2 1-2-5-3-5 3 1 2 3-2Z",
  capabilities: ["verify", "tables", "sample", "query"],
  generated: [{ kind: "rsa-pkcs8", publicProperty: "public_key", privateProperty: "generated_private_key" }],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which schema should the data be loaded into?",
      properties: [
        textField({
          name: "host",
          title: "Host",
          description:
            "In Snowflake: your name at the lower left, Account, View account details, Account/Server URL.",
          placeholder: "myorg-myaccount.snowflakecomputing.com",
          pattern: "^[a-z0-9][a-z0-9._-]+\\.snowflakecomputing\\.(com|cn)$",
          maxLength: 253,
        }),
        property({
          name: "port",
          title: "Port",
          description: "443, unless a private link of yours has another one.",
          placeholder: "443",
          is_required: false,
          json_schema: { type: "integer", minimum: 1, maximum: 65_535, default: 443 },
        }),
        textField({
          ...name,
          name: "database",
          title: "Database",
          description:
            "As SHOW DATABASES lists it. Names count as upper case; put one with small letters in double quotes.",
          placeholder: "ANALYTICS",
        }),
        textField({
          ...name,
          name: "schema",
          title: "Schema",
          description: "Tables are created here. It has to exist: SHOW SCHEMAS lists them.",
          placeholder: "PUBLIC",
        }),
        textField({
          ...name,
          name: "warehouse",
          title: "Warehouse",
          description: "What runs the statements. Leave it empty to use the user's default warehouse.",
          placeholder: "LOAD_WH",
          optional: true,
        }),
        textField({
          ...name,
          name: "role",
          title: "Role",
          description: "The role to act in. Leave it empty to use the user's default role.",
          placeholder: "LOADER",
          optional: true,
        }),
      ],
    },
    signInStep,
  ],
};

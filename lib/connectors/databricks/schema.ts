import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { sshKeyPair, sshProperties } from "../kit/endpoint/ssh-properties";
import { choiceField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";
import { signInStep } from "./sign-in-step";
import { stagingStep } from "./staging-step";

/** Databricks SQL through its REST API. */
export const schema: ConnectorSchema = {
  id: "databricks",
  title: "Databricks",
  category: "warehouse",
  docsUrl: "https://docs.databricks.com/aws/en/dev-tools/sql-execution-tutorial",
  iconPath:
    "M12 2 22 7.500v3L12 16 4.500 11.800v2.200L12 18.200 22 12.700v3.300L12 21.500 2 16v-6l2-1 8 4.500 7.500-4.200L12 5 5 9 3 7.500Z",
  capabilities: ["verify", "tables", "sample", "query"],
  generated: [sshKeyPair],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Open your SQL warehouse in Databricks, then Connection details: it shows these values.",
      properties: [
        ...hostAndPort({
          defaultPort: 443,
          hostDescription: "The server hostname in the Connection details.",
          hostPlaceholder: "dbc-a1b2c3d4-e5f6.cloud.databricks.com",
        }),
        textField({
          name: "http_path",
          title: "HTTP path",
          description: "The HTTP path in the Connection details. Its last part is the warehouse's ID.",
          placeholder: "/sql/1.0/warehouses/1234567890abcdef",
          pattern: "^/?sql/(1\\.0|protocolv1).*",
          maxLength: 512,
        }),
        choiceField({
          name: "metastore",
          title: "Metastore",
          description: "Workspaces made since November 2023 have Unity Catalog.",
          choices: { unity_catalog: "Unity Catalog", hive: "Hive metastore" },
        }),
        textField({
          name: "catalog",
          title: "Catalog",
          description: "As the Catalog Explorer lists it. With the Hive metastore it is hive_metastore.",
          placeholder: "main",
          maxLength: 255,
        }),
        textField({
          name: "schema",
          title: "Schema",
          description: "Tables are created here. It has to exist.",
          placeholder: "analytics",
          maxLength: 255,
        }),
      ],
    },
    signInStep,
    stagingStep,
    networkStep({ properties: sshProperties }),
  ],
};

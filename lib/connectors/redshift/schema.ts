import { connectionTimeout } from "../kit/endpoint/connection-timeout";
import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { sshKeyPair, sshProperties } from "../kit/endpoint/ssh-properties";
import { tlsProperties } from "../kit/endpoint/tls-properties";
import { property } from "../kit/property";
import { awsRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";
import { signIn } from "./sign-in-step";
import { staging } from "./staging-step";

/** Longest identifier Redshift takes, in bytes. */
const name = { type: "string", minLength: 1, maxLength: 127 } as const;

/** What Amazon Redshift asks for, provisioned or serverless. */
export const schema: ConnectorSchema = {
  id: "redshift",
  title: "Amazon Redshift",
  category: "warehouse",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-to-cluster.html",
  iconPath:
    "M12 2 4 5v14l8 3 8-3V5Zm-1 3v14l-2-.7V5.7Zm4 .7v12.6l-2 .7V5ZM7 6.5v11l-1-.4V6.9Zm11 .4v10.2l-1 .4v-11Z",
  generated: [sshKeyPair],
  provides: awsRoleValues,
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        ...hostAndPort({
          defaultPort: 5439,
          hostDescription:
            "The endpoint of the cluster or workgroup, without the port and the database. The Redshift console shows it.",
          hostPlaceholder: "shop.abc123.eu-central-1.redshift.amazonaws.com",
        }),
        property({
          name: "database",
          title: "Database",
          description: "The database to load into. The endpoint in the Redshift console ends with it.",
          placeholder: "dev",
          json_schema: name,
        }),
        property({
          name: "schema",
          title: "Schema",
          description: "Tables are created here. It is created too if the user has the right to do so.",
          placeholder: "public",
          json_schema: { ...name, default: "public" },
        }),
      ],
    },
    signIn,
    staging,
    networkStep({
      properties: [
        ...tlsProperties({
          caDescription:
            "Only if your cluster shows a certificate that is not signed publicly, for example behind a proxy.",
        }),
        ...sshProperties,
        connectionTimeout,
      ],
    }),
  ],
};

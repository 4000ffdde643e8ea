import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { passwordSignInStep } from "../kit/endpoint/password-sign-in-step";
import { tlsProperties } from "../kit/endpoint/tls-properties";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";
import { staging } from "./staging-step";

const name = { type: "string", minLength: 1, maxLength: 206 } as const;

/** What ClickHouse asks for: its HTTP interface, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "clickhouse",
  title: "ClickHouse",
  category: "warehouse",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://clickhouse.com/docs/interfaces/http",
  iconPath: "M3 3h2.5v18H3Zm4.5 0H10v18H7.5ZM12 3h2.500v18H12Zm4.500 0H19v18h-2.500Zm3.500 7h2v4h-2Z",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        ...hostAndPort({
          defaultPort: 8443,
          hostDescription: "Name of the server. In ClickHouse Cloud, open the service, then Connect, HTTPS.",
          hostPlaceholder: "abc123.eu-central-1.aws.clickhouse.cloud",
        }),
        property({
          name: "cluster",
          title: "Cluster",
          description:
            "Only for several servers of your own: tables are created ON CLUSTER. SELECT cluster FROM system.clusters lists them.",
          placeholder: "analytics",
          is_required: false,
          json_schema: { ...name, maxLength: 128 },
        }),
        property({
          name: "connection_database",
          title: "Database to sign in to",
          description: "It has to exist. Every server has one called default.",
          placeholder: "default",
          json_schema: { ...name, default: "default" },
        }),
        property({
          name: "write_database",
          title: "Database to load into",
          description: "Tables are created here. It has to exist. SHOW DATABASES lists them.",
          placeholder: "analytics",
          json_schema: name,
        }),
      ],
    },
    passwordSignInStep({
      usernameDescription: "The user. In ClickHouse Cloud the first one is called default.",
      usernamePlaceholder: "loader",
      passwordDescription: "The password of this user. It is stored encrypted and never shown again.",
      maxUsername: 255,
    }),
    staging,
    networkStep({
      properties: tlsProperties({
        caDescription: "Only if your server's certificate comes from your own authority.",
      }),
    }),
  ],
};

import { connectionTimeout } from "../kit/endpoint/connection-timeout";
import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { passwordSignInStep } from "../kit/endpoint/password-sign-in-step";
import { sshKeyPair, sshProperties } from "../kit/endpoint/ssh-properties";
import { tlsProperties } from "../kit/endpoint/tls-properties";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

/** Longest identifier PostgreSQL keeps (NAMEDATALEN - 1). */
const name = { type: "string", minLength: 1, maxLength: 63 } as const;

/** What Amazon Aurora PostgreSQL asks for, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "aurora_postgres",
  title: "Amazon Aurora PostgreSQL",
  category: "database",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraPostgreSQL.html",
  iconPath: "M12 2 3 7v10l9 5 9-5V7Zm0 2.3L18.9 8 12 11.8 5.1 8ZM5 9.7l6 3.3v6.4l-6-3.4Zm8 9.7V13l6-3.3V16Z",
  generated: [sshKeyPair],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        ...hostAndPort({
          defaultPort: 5432,
          hostDescription:
            "The writer endpoint of the cluster. In the RDS console, open the cluster and look under Connectivity.",
          hostPlaceholder: "shop.cluster-abc123.eu-central-1.rds.amazonaws.com",
        }),
        property({
          name: "database",
          title: "Database",
          description: "The database to load into. It has to exist. In psql, \\l lists them.",
          placeholder: "analytics",
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
    passwordSignInStep({
      usernameDescription: "The database user, also called role. In psql, \\du lists them.",
      usernamePlaceholder: "loader",
      passwordDescription:
        "The password of this database user. It is stored encrypted and never shown again.",
      maxUsername: 63,
    }),
    networkStep({
      properties: [
        ...tlsProperties({
          caDescription:
            "Download the certificate bundle of your region from the Amazon RDS documentation and paste it here.",
        }),
        ...sshProperties,
        connectionTimeout,
      ],
    }),
  ],
};

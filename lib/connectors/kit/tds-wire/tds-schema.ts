import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import type { ConnectorSchema } from "../../types";
import { hostAndPort } from "../endpoint/host-and-port";
import { networkStep } from "../endpoint/network-step";
import { passwordSignInStep } from "../endpoint/password-sign-in-step";
import { sshKeyPair, sshProperties } from "../endpoint/ssh-properties";
import { tlsProperties } from "../endpoint/tls-properties";
import { property } from "../property";

/** Longest name of a database, schema or login, in characters (sysname). */
const name = { type: "string", minLength: 1, maxLength: 128 } as const;

const [disableTls, caCertificate] = tlsProperties({
  caDescription: "Only if your server's certificate comes from your own authority. Azure SQL needs none.",
});

const strictEncryption = property({
  name: "strict_encryption",
  title: "Strict encryption",
  description: "Only for SQL Server 2022 and newer with Force Strict Encryption turned on (TDS 8.0).",
  is_required: false,
  shown_when: { property: "disable_ssl", in: [false] },
  choice_titles: { true: "Yes", false: "No" },
  json_schema: { type: "boolean", default: false },
});

/** The report card of a SQL Server. */
export function tdsSchema(card: {
  readonly id: string;
  readonly title: string;
  /** Properties of this type alone, at the end of the last step. */
  readonly more?: readonly ReportCardProperty[];
}): ConnectorSchema {
  const security = [disableTls, caCertificate].filter((one) => one !== undefined);
  return {
    id: card.id,
    title: card.title,
    category: "database",
    capabilities: ["verify", "tables", "sample", "query"],
    docsUrl:
      "https://learn.microsoft.com/sql/relational-databases/security/authentication-access/create-a-login",
    iconPath:
      "M12 2C7.600 2 4 3.300 4 5v14c0 1.700 3.600 3 8 3s8-1.300 8-3V5c0-1.700-3.600-3-8-3Zm0 2c3.500 0 6 .800 6 1.200S15.500 6.500 12 6.500 6 5.600 6 5.200 8.500 4 12 4ZM8 11h8v1.800H8Zm0 4h8v1.800H8Z",
    generated: [sshKeyPair],
    steps: [
      {
        type: "form",
        id: "where",
        title: "Where",
        description: "Which database should the data be loaded into?",
        properties: where,
      },
      passwordSignInStep({
        usernameDescription:
          "A SQL Server login. SELECT name FROM sys.sql_logins lists them. Some Azure servers want user@server.",
        usernamePlaceholder: "loader",
        passwordDescription: "The password of this login. It is stored encrypted and never shown again.",
        maxUsername: 128,
      }),
      networkStep({ properties: [...security, strictEncryption, ...sshProperties, ...(card.more ?? [])] }),
    ],
  };
}

const where = [
  ...hostAndPort({
    defaultPort: 1433,
    hostDescription:
      "Name or address of the server, without an instance name. In the Azure portal it is called server name.",
    hostPlaceholder: "acme.database.windows.net",
  }),
  property({
    name: "database",
    title: "Database",
    description: "The database to load into. It has to exist. SELECT name FROM sys.databases lists them.",
    placeholder: "analytics",
    json_schema: name,
  }),
  property({
    name: "schema",
    title: "Schema",
    description: "Tables are created here. It is created too if the user has the right to do so.",
    placeholder: "dbo",
    json_schema: { ...name, default: "dbo" },
  }),
];

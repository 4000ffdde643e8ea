import type { ConnectorSchema } from "../../types";
import { hostAndPort } from "../endpoint/host-and-port";
import { networkStep } from "../endpoint/network-step";
import { passwordSignInStep } from "../endpoint/password-sign-in-step";
import { sshKeyPair, sshProperties } from "../endpoint/ssh-properties";
import { tlsProperties } from "../endpoint/tls-properties";
import { property } from "../property";

/** What the members of the MySQL family have of their own. */
export interface MysqlCard {
  readonly id: string;
  readonly title: string;
  readonly docsUrl: string;
  readonly iconPath: string;
  readonly hostDescription: string;
  readonly hostPlaceholder: string;
  readonly usernameDescription: string;
  readonly caDescription: string;
  /** The service takes encrypted connections only. @default false */
  readonly isTlsForced?: boolean;
  /** The service is on the internet only, so that a tunnel leads nowhere. @default false */
  readonly isPublicOnly?: boolean;
}

/** Longest name of a database, in characters (MySQL manual, "Identifier Length Limits"). */
const name = { type: "string", minLength: 1, maxLength: 64 } as const;

/** The report card of a MySQL server, under Prequel's property names. */
export function mysqlSchema(card: MysqlCard): ConnectorSchema {
  const { id, title, docsUrl, iconPath, hostDescription, hostPlaceholder, caDescription } = card;
  return {
    id,
    title,
    category: "database",
    capabilities: ["verify", "tables", "sample", "query"],
    docsUrl,
    iconPath,
    ...(card.isPublicOnly === true ? {} : { generated: [sshKeyPair] }),
    steps: [
      {
        type: "form",
        id: "where",
        title: "Where",
        description: "Which database should the data be loaded into?",
        properties: [...hostAndPort({ defaultPort: 3306, hostDescription, hostPlaceholder }), ...databases],
      },
      passwordSignInStep({
        usernameDescription: card.usernameDescription,
        usernamePlaceholder: "loader",
        passwordDescription: "The password of this user. It is stored encrypted and never shown again.",
        maxUsername: 255,
      }),
      networkStep({
        properties: [
          ...tlsProperties({ caDescription, isTlsForced: card.isTlsForced === true }),
          ...(card.isPublicOnly === true ? [noTunnel] : sshProperties),
        ],
      }),
    ],
  };
}

/** Taken, so that answers written for MySQL fit, but never asked for. */
const noTunnel = property({
  name: "use_ssh_tunnel",
  title: "SSH tunnel",
  description: "The service is reached over the internet, encrypted, so there is no tunnel to set up.",
  is_required: false,
  choice_titles: { false: "Not used" },
  json_schema: { type: "boolean", enum: [false], default: false },
});

const databases = [
  property({
    name: "connection_database",
    title: "Database to sign in to",
    description: "It has to exist. If in doubt, enter the same database twice. SHOW DATABASES lists them.",
    placeholder: "analytics",
    json_schema: name,
  }),
  property({
    name: "write_database",
    title: "Database to load into",
    description: "Tables are created here. It is created too if the user has the right to do so.",
    placeholder: "analytics",
    json_schema: name,
  }),
];

import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";
import { securityStep } from "./security-step";

const digits = "^\\d+$";
/** Longest identifier PostgreSQL keeps (NAMEDATALEN - 1). */
const name = { type: "string", minLength: 1, maxLength: 63 } as const;

/**
 * The eleven properties of the Stitch report card under their names, types and patterns, Prequel's
 * connection_timeout_in_seconds, and four of ours: schema, ssl_mode, ssh_public_key, ssh_private_key.
 * Stitch's flag for "required" is `is_required` of a property without `shown_when`.
 */
export const schema: ConnectorSchema = {
  id: "postgres",
  title: "PostgreSQL",
  category: "database",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://www.postgresql.org/docs/current/",
  iconPath:
    "M12 2C7.6 2 4 3.6 4 5.5v13C4 20.4 7.6 22 12 22s8-1.6 8-3.5v-13C20 3.6 16.4 2 12 2Zm0 2c3.5 0 6 1 6 1.5S15.5 7 12 7 6 6 6 5.5 8.5 4 12 4ZM6 8c1.5.6 3.6 1 6 1s4.5-.4 6-1v3.5c0 .5-2.5 1.5-6 1.5s-6-1-6-1.5Zm0 6c1.5.6 3.6 1 6 1s4.5-.4 6-1v4.5c0 .5-2.5 1.5-6 1.5s-6-1-6-1.5Z",
  generated: [{ kind: "ssh-ed25519", publicProperty: "ssh_public_key", privateProperty: "ssh_private_key" }],
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        property({
          name: "host",
          title: "Host",
          description: "Name or address of the server. Cloud consoles call it endpoint or server name.",
          placeholder: "db.example.com",
          json_schema: { type: "string", format: "hostname", minLength: 1, maxLength: 253 },
        }),
        property({
          name: "port",
          title: "Port",
          description: "5432, unless your administrator chose another one.",
          placeholder: "5432",
          json_schema: { type: "string", pattern: digits, maxLength: 5, default: "5432" },
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
          is_required: false,
          json_schema: { ...name, default: "public" },
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "Best use a user made for this purpose, with rights on this schema only.",
      properties: [
        property({
          name: "username",
          title: "User name",
          description: "The database user, also called role. In psql, \\du lists them.",
          placeholder: "loader",
          json_schema: name,
        }),
        property({
          name: "password",
          title: "Password",
          description: "The password of this database user. It is stored encrypted and never shown again.",
          is_credential: true,
          json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 1024 },
        }),
      ],
    },
    securityStep,
  ],
};

import { type DialectTypes, flag, inside, text, whole } from "@/lib/shared/dialect/field";
import { aws, disableSsl, endpoint, passwordAuth, sshTunnel } from "./parts";

const mysql = [
  ...endpoint,
  text("connection_database"),
  text("write_database"),
  ...passwordAuth,
  ...sshTunnel,
  disableSsl,
];

const sql = [...endpoint, text("database"), text("schema"), ...passwordAuth, ...sshTunnel, disableSsl];

/** Databases by Prequel's names. */
export const databases: DialectTypes = {
  aurora_mysql: { type: "aurora_mysql", fields: mysql },
  mysql: { type: "mysql", fields: mysql },
  singlestore: { type: "singlestore", fields: mysql },
  planetscale: {
    type: "planetscale",
    fields: [
      ...endpoint,
      text("connection_database"),
      text("write_database"),
      ...passwordAuth,
      flag("use_ssh_tunnel"),
      // PlanetScale takes no connection without TLS.
      flag("disable_ssl", null, { only: false }),
    ],
  },
  aurora_postgres: {
    type: "aurora_postgres",
    fields: [...sql, whole("connection_timeout_in_seconds")],
  },
  postgres: {
    type: "postgres",
    fields: [
      ...endpoint,
      text("database"),
      text("schema"),
      text("auth_method", null, { only: "password_auth" }),
      ...inside("password_auth", [text("username"), text("password")]),
      flag("use_ssh_tunnel", "encryption_type", { words: { true: "ssh", false: "none" } }),
      ...inside(
        "ssh_tunnel",
        [
          text("ssh_tunnel_host", "encryption_host"),
          whole("ssh_tunnel_port", "encryption_port"),
          text("ssh_tunnel_username", "encryption_username"),
          text("ssh_public_key", "ssh_public_key", { readOnly: true }),
        ],
        { encryption_type: "ssh" },
      ),
      flag("disable_ssl", "ssl", { words: { true: "false", false: "true" } }),
      whole("connection_timeout_in_seconds"),
    ],
  },
  sql_server: { type: "sql_server", fields: [...sql, text("primary_key_collation")] },
  oracle: {
    type: "oracle",
    fields: [...inside("ssl_options", [text("wallet")], { disable_ssl: "false" }), ...sql],
  },
  mongodb: {
    type: "mongodb",
    fields: [
      ...endpoint,
      text("authentication_database", "authentication_database", { when: { auth_method: "password_auth" } }),
      text("write_database"),
      ...passwordAuth,
      ...aws("auth_method").filter(({ path }) => path[0] === "aws_iam_role"),
      ...sshTunnel,
      disableSsl,
      flag("use_srv"),
    ],
  },
};

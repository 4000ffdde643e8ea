import type { ReportCardProperty, ReportCardStep } from "../types";

function property(
  name: string,
  title: string,
  rest: Partial<ReportCardProperty> & Pick<ReportCardProperty, "json_schema">,
): ReportCardProperty {
  return {
    name,
    title,
    is_required: true,
    is_credential: false,
    system_provided: false,
    property_type: rest.system_provided ? "system_provided" : "user_provided",
    provided: false,
    ...rest,
  };
}

const overSsh = { property: "encryption_type", in: ["ssh"] } as const;

/** A card like that of the Stitch seed, in three steps and with a generated key pair, to test the engine with. */
export const postgresSteps: readonly ReportCardStep[] = [
  {
    type: "form",
    id: "server",
    title: "Where is your database?",
    description: "Your database administrator or cloud console has these.",
    properties: [
      property("host", "Host", {
        json_schema: { type: "string", format: "hostname", maxLength: 253 },
        placeholder: "db.example.com",
        description: "The name or address of the server, without postgres:// in front.",
      }),
      property("port", "Port", {
        json_schema: { type: "string", pattern: "^\\d+$", default: "5432" },
        placeholder: "5432",
        description: "5432 unless your administrator changed it.",
      }),
      property("database", "Database", {
        json_schema: { type: "string", maxLength: 63 },
        placeholder: "analytics",
        description: "The database to load data into. It must exist already.",
      }),
      property("ssl", "Encrypt the connection (TLS)", {
        json_schema: { type: "string", pattern: "^(true|false)$", default: "true" },
        description: "Leave this on unless the server does not support it.",
      }),
      property("ssl_mode", "Certificate check", {
        json_schema: { type: "string", pattern: "^(verify-full|verify-ca)$", default: "verify-full" },
        choice_titles: { "verify-full": "Certificate and host name", "verify-ca": "Certificate only" },
        shown_when: { property: "ssl", in: ["true"] },
      }),
      property("sslrootcert", "CA certificate", {
        is_required: false,
        json_schema: { type: "string", format: "pem", maxLength: 65_536 },
        description:
          "Only if your server uses its own certificate authority. Amazon RDS offers it as a download.",
        shown_when: { property: "ssl", in: ["true"] },
      }),
    ],
  },
  {
    type: "form",
    id: "network",
    title: "How do we reach it?",
    description: "Choose an SSH tunnel if the database is not reachable from the internet.",
    properties: [
      property("encryption_type", "Connection", {
        json_schema: { type: "string", pattern: "^(none|ssh)$", default: "none" },
        choice_titles: { none: "Directly", ssh: "Through an SSH tunnel" },
      }),
      property("encryption_host", "SSH host", {
        json_schema: { type: "string", format: "hostname" },
        placeholder: "bastion.example.com",
        shown_when: overSsh,
      }),
      property("encryption_port", "SSH port", {
        json_schema: { type: "string", pattern: "^\\d+$", default: "22" },
        placeholder: "22",
        shown_when: overSsh,
      }),
      property("encryption_username", "SSH username", {
        json_schema: { type: "string" },
        shown_when: overSsh,
      }),
      property("ssh_public_key", "SSH public key", {
        is_required: false,
        system_provided: true,
        json_schema: { type: "string" },
        description: "Add this line to ~/.ssh/authorized_keys of the SSH user.",
        shown_when: overSsh,
      }),
      property("ssh_private_key", "SSH private key", {
        is_required: false,
        is_credential: true,
        system_provided: true,
        json_schema: { type: "string", writeOnly: true },
        shown_when: overSsh,
      }),
    ],
  },
  {
    type: "form",
    id: "login",
    title: "Sign in",
    description: "We recommend a user made for this purpose, with rights on one schema only.",
    properties: [
      property("username", "Username", { json_schema: { type: "string", maxLength: 63 } }),
      property("password", "Password", {
        is_credential: true,
        json_schema: { type: "string", writeOnly: true, maxLength: 1024 },
      }),
    ],
  },
];

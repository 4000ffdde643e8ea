import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { connectionTimeout } from "../kit/endpoint/connection-timeout";
import { property } from "../kit/property";

const withTls = { property: "ssl", in: ["true"] } as const;
const withTunnel = { property: "encryption_type", in: ["ssh"] } as const;
const digits = "^\\d+$";

/** TLS and the SSH tunnel. */
export const securityStep: ReportCardStep = {
  type: "form",
  id: "security",
  title: "Security",
  description: "How the connection is protected on its way.",
  properties: [
    property({
      name: "ssl",
      title: "Encrypt with TLS",
      description: "Leave this on unless the whole network in between is private.",
      choice_titles: { true: "On", false: "Off" },
      json_schema: { type: "string", pattern: "^(true|false)$", default: "true" },
    }),
    property({
      name: "ssl_mode",
      title: "Certificate check",
      description: "Without the check of the name, any server of the same authority is accepted.",
      is_required: false,
      choice_titles: { "verify-full": "Authority and host name", "verify-ca": "Authority only" },
      shown_when: withTls,
      json_schema: { type: "string", pattern: "^(verify-full|verify-ca)$", default: "verify-full" },
    }),
    property({
      name: "sslrootcert",
      title: "CA certificate",
      description:
        "Only if your server's certificate comes from your own or your cloud's authority. For Amazon RDS, download the RDS CA bundle.",
      placeholder: "-----BEGIN CERTIFICATE-----",
      is_required: false,
      shown_when: withTls,
      json_schema: { type: "string", format: "pem", maxLength: 65_536 },
    }),
    property({
      name: "encryption_type",
      title: "How to reach the server",
      description: "Use an SSH tunnel for a database that cannot be reached from the internet.",
      choice_titles: { none: "Directly", ssh: "Through an SSH tunnel" },
      json_schema: { type: "string", pattern: "^(ssh|none)$", default: "none" },
    }),
    property({
      name: "encryption_host",
      title: "SSH host",
      description: "Name or address of the SSH server, also called bastion or jump host.",
      placeholder: "bastion.example.com",
      shown_when: withTunnel,
      json_schema: { type: "string", format: "hostname", minLength: 1, maxLength: 253 },
    }),
    property({
      name: "encryption_port",
      title: "SSH port",
      description: "22, unless your administrator chose another one.",
      placeholder: "22",
      shown_when: withTunnel,
      json_schema: { type: "string", pattern: digits, maxLength: 5, default: "22" },
    }),
    property({
      name: "encryption_username",
      title: "SSH user name",
      description: "The user on the SSH server. It needs no shell, only the right to forward connections.",
      placeholder: "tunnel",
      shown_when: withTunnel,
      json_schema: { type: "string", minLength: 1, maxLength: 255 },
    }),
    property({
      name: "ssh_public_key",
      title: "Public key",
      description: "Add this line to ~/.ssh/authorized_keys of the SSH user before you test.",
      is_required: false,
      system_provided: true,
      shown_when: withTunnel,
      json_schema: { type: "string" },
    }),
    property({
      name: "ssh_private_key",
      title: "Private key",
      is_required: false,
      is_credential: true,
      system_provided: true,
      shown_when: withTunnel,
      json_schema: { type: "string", writeOnly: true },
    }),
    connectionTimeout,
  ],
};

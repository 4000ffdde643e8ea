import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { passwordSignInStep } from "../kit/endpoint/password-sign-in-step";
import { sshKeyPair, sshProperties } from "../kit/endpoint/ssh-properties";
import { tlsProperties } from "../kit/endpoint/tls-properties";
import { property } from "../kit/property";
import type { ConnectorSchema } from "../types";

/** Of Oracle's TLS properties only the switch: its certificates come in a wallet. */
const disableTls = tlsProperties({ caDescription: "" }).filter(({ name }) => name === "disable_ssl");
const withTls = { property: "disable_ssl", in: [false] } as const;

const where = [
  ...hostAndPort({
    defaultPort: 1521,
    hostDescription:
      "Name or address of the listener. In Oracle Cloud, the host= of the connection string of the database.",
    hostPlaceholder: "adb.eu-frankfurt-1.oraclecloud.com",
  }).map((one) =>
    one.name === "port" ? { ...one, description: "1521, and usually 1522 or 2484 with TLS." } : one,
  ),
  property({
    name: "database",
    title: "Service name",
    description: "Not the SID: the name the listener knows the database by. lsnrctl services lists them.",
    placeholder: "orclpdb1.example.com",
    json_schema: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9_.$#-]*$", maxLength: 255 },
  }),
  property({
    name: "schema",
    title: "Schema",
    description:
      "The user whose schema tables are created in, often the one that signs in. SELECT username FROM all_users lists them.",
    placeholder: "LOADER",
    json_schema: { type: "string", minLength: 1, maxLength: 128 },
  }),
];

const wallet = [
  property({
    name: "wallet",
    title: "Wallet",
    description:
      "The content of ewallet.pem, or your CA certificates as PEM. Leave it empty for certificates of a public authority.",
    is_required: false,
    is_credential: true,
    shown_when: withTls,
    json_schema: { type: "string", writeOnly: true, maxLength: 65_536 },
  }),
  property({
    name: "wallet_password",
    title: "Wallet password",
    description:
      "Only for an ewallet.pem with an encrypted key: the password chosen when the wallet was downloaded.",
    is_required: false,
    is_credential: true,
    shown_when: withTls,
    json_schema: { type: "string", writeOnly: true, maxLength: 1024 },
  }),
];

/** What Oracle Database asks for, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "oracle",
  title: "Oracle Database",
  category: "database",
  capabilities: ["verify", "tables", "sample", "query"],
  docsUrl: "https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html",
  iconPath: "M8 5h8a7 7 0 0 1 0 14H8A7 7 0 0 1 8 5Zm0 3a4 4 0 0 0 0 8h8a4 4 0 0 0 0-8Z",
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
      usernameDescription: "The database user. SELECT username FROM all_users lists them.",
      usernamePlaceholder: "loader",
      passwordDescription: "The password of this user. It is stored encrypted and never shown again.",
      maxUsername: 128,
    }),
    networkStep({ properties: [...disableTls, ...wallet, ...sshProperties] }),
  ],
};

import { hostAndPort } from "../kit/endpoint/host-and-port";
import { networkStep } from "../kit/endpoint/network-step";
import { sshKeyPair, sshProperties } from "../kit/endpoint/ssh-properties";
import { tlsProperties } from "../kit/endpoint/tls-properties";
import { property } from "../kit/property";
import { awsRoleValues } from "../kit/role/role-properties";
import type { ConnectorSchema } from "../types";
import { signInStep } from "./sign-in-step";

const [host, port] = hostAndPort({
  defaultPort: 27_017,
  hostDescription:
    "Name or address of the primary server, or the name after mongodb+srv://. In Atlas, open the cluster, then Connect.",
  hostPlaceholder: "cluster0.abcde.mongodb.net",
});

const useSrv = property({
  name: "use_srv",
  title: "Find the servers by this name",
  description: "Yes for Atlas, and wherever the connection string begins with mongodb+srv://.",
  is_required: false,
  choice_titles: { true: "Yes", false: "No" },
  json_schema: { type: "boolean", default: false },
});

/** What MongoDB asks for, under Prequel's property names. */
export const schema: ConnectorSchema = {
  id: "mongodb",
  title: "MongoDB",
  category: "database",
  capabilities: ["verify", "tables", "sample"],
  docsUrl: "https://www.mongodb.com/docs/manual/reference/connection-string/",
  iconPath:
    "M12 2c1.200 2.400 5 5.800 5 11 0 3.600-2.200 5.900-4.200 7l-.300 2h-1l-.300-2C9.200 18.900 7 16.600 7 13 7 7.800 10.800 4.400 12 2Zm-.500 6.500v9h1v-9Z",
  generated: [sshKeyPair],
  provides: awsRoleValues,
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which database should the data be loaded into?",
      properties: [
        ...[host].filter((one) => one !== undefined),
        useSrv,
        ...[port]
          .filter((one) => one !== undefined)
          .map((one) => ({ ...one, shown_when: { property: "use_srv", in: [false] } })),
        property({
          name: "write_database",
          title: "Database to load into",
          description:
            "Collections are created here, and the database with the first one. show dbs lists them.",
          placeholder: "analytics",
          json_schema: { type: "string", pattern: '^[^/\\\\. "$]+$', minLength: 1, maxLength: 63 },
        }),
      ],
    },
    signInStep,
    networkStep({
      properties: [
        ...tlsProperties({
          caDescription: "Only if your server's certificate comes from your own authority. Atlas needs none.",
        }),
        ...sshProperties,
      ],
    }),
  ],
};

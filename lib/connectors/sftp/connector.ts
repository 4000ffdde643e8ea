import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import type { NetworkFields } from "../kit/network-target";
import { browseSftp } from "./browsing";
import { checks, opening } from "./checks";
import { schema } from "./schema";
import { readTarget } from "./settings";
import { createState, type SftpState } from "./state";

const fields: NetworkFields = {
  host: "host",
  port: "port",
  tls: "host",
  ca: "host",
  sshHost: "host",
  sshPort: "port",
  sshUsername: "username",
};

/** SSH takes the place of TLS. */
const reach = networkStages<SftpState>({ fields, read: readTarget }).filter(({ id }) => id !== "tls");

export default defineConnector({
  schema,
  createState,
  stages: [...reach, ...checks],
  browsing: browseSftp({ stages: [...reach, ...opening] }),
});

import { freePort } from "./free-port.ts";
import { type MariadbRig, startMariadb } from "./mariadb.ts";
import { type SshdRig, startSshd } from "./sshd.ts";
import { createTlsMaterial, type TlsMaterial } from "./tls-material.ts";

export interface MariadbScenarios {
  /** Speaks TLS with `material.server`. */
  readonly tls: MariadbRig;
  /** Speaks plain text only. */
  readonly plain: MariadbRig;
  /** Forwards to `tls` and to port 1, where nobody listens. */
  readonly sshd: SshdRig;
  readonly material: TlsMaterial;
  readonly closedPort: number;
  /** Password of every account but root. */
  readonly password: string;
  stop(): Promise<void>;
}

const password = "pa55-word-of-the-accounts";
const identified = `IDENTIFIED BY '${password}'`;

/** Accounts by what is wrong with them; `loader` is fine. */
const accounts = [
  "CREATE DATABASE shop",
  "CREATE DATABASE `we``ird`",
  "CREATE DATABASE hidden",
  `CREATE USER loader ${identified}`,
  "GRANT ALL ON shop.* TO loader",
  `CREATE USER builder ${identified}`,
  "GRANT CREATE ON *.* TO builder",
  "GRANT ALL ON shop.* TO builder",
  `CREATE USER reader ${identified}`,
  "GRANT SELECT ON shop.* TO reader",
  `CREATE USER dropless ${identified}`,
  "GRANT SELECT, INSERT, DELETE, CREATE ON shop.* TO dropless",
  "CREATE USER `lo``ader` IDENTIFIED BY 'pa55-word-of-the-accounts'",
  "GRANT ALL ON `we``ird`.* TO `lo``ader`",
  `CREATE USER careful ${identified} REQUIRE SSL`,
  "GRANT ALL ON shop.* TO careful",
  `CREATE USER sleeper ${identified} ACCOUNT LOCK`,
  `CREATE USER expired ${identified} PASSWORD EXPIRE`,
  "GRANT ALL ON shop.* TO expired",
  `CREATE USER crowded ${identified} WITH MAX_USER_CONNECTIONS -1`,
  `CREATE USER elsewhere@'10.9.9.9' ${identified}`,
];

/** Starts two MariaDB servers with an account for every way to be refused, and an SSH server in front. */
export async function startMariadbScenarios(): Promise<MariadbScenarios> {
  const material = await createTlsMaterial();
  const [tls, plain] = await Promise.all([
    startMariadb({ tls: material.server, init: accounts }),
    startMariadb({ init: accounts }),
  ]);
  const sshd = await startSshd({ permitOpen: [`127.0.0.1:${tls.port}`, "127.0.0.1:1"] });
  const stop = async () => {
    await Promise.all([tls.stop(), plain.stop(), sshd.stop()]);
  };
  return { tls, plain, sshd, material, password, closedPort: await freePort(), stop };
}

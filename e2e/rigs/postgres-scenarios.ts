import { freePort } from "./free-port.ts";
import { type PostgresRig, startPostgres } from "./postgres.ts";
import { type SshdRig, startSshd } from "./sshd.ts";
import { createTlsMaterial, type TlsMaterial } from "./tls-material.ts";

export interface PostgresScenarios {
  /** Speaks TLS with `material.server`. */
  readonly tls: PostgresRig;
  /** Speaks plain text only. */
  readonly plain: PostgresRig;
  /** Forwards to `tls` and to port 1, where nobody listens. */
  readonly sshd: SshdRig;
  readonly material: TlsMaterial;
  readonly closedPort: number;
  /** Password of every role but the superuser. */
  readonly password: string;
  stop(): Promise<void>;
}

const password = "pa55-word-of-the-roles";

const hba = [
  "hostnossl all careful 127.0.0.1/32 reject",
  "host all blocked 127.0.0.1/32 reject",
  "host all old 127.0.0.1/32 md5",
  "host all naive 127.0.0.1/32 password",
];

/** Roles by what is wrong with them; `loader` is fine. */
const roles = [
  `CREATE ROLE loader LOGIN PASSWORD '${password}'`,
  `CREATE ROLE builder LOGIN PASSWORD '${password}'`,
  `CREATE ROLE reader LOGIN PASSWORD '${password}'`,
  `CREATE ROLE careful LOGIN PASSWORD '${password}'`,
  `CREATE ROLE blocked LOGIN PASSWORD '${password}'`,
  `CREATE ROLE naive LOGIN PASSWORD '${password}'`,
  `CREATE ROLE sleeper NOLOGIN PASSWORD '${password}'`,
  `CREATE ROLE crowded LOGIN CONNECTION LIMIT 0 PASSWORD '${password}'`,
  `CREATE ROLE expired LOGIN VALID UNTIL '2020-01-01' PASSWORD '${password}'`,
  `CREATE ROLE frozen LOGIN PASSWORD '${password}'`,
  "ALTER ROLE frozen SET default_transaction_read_only = on",
  `CREATE ROLE "lo""ader" LOGIN PASSWORD '${password}'`,
  `SET password_encryption = md5; CREATE ROLE old LOGIN PASSWORD '${password}'`,
  "CREATE DATABASE shop",
  'CREATE DATABASE "We""ird"',
  "CREATE DATABASE locked",
  "REVOKE CONNECT ON DATABASE locked FROM PUBLIC",
  "GRANT CREATE ON DATABASE shop TO builder",
];

/** Starts two PostgreSQL servers with a role for every way to be refused, and an SSH server in front. */
export async function startPostgresScenarios(): Promise<PostgresScenarios> {
  const material = await createTlsMaterial();
  const [tls, plain] = await Promise.all([
    startPostgres({ tls: material.server, hba, init: roles }),
    startPostgres(),
  ]);
  await tls.query({ sql: "CREATE SCHEMA app", database: "shop" });
  await tls.query({ sql: "GRANT USAGE, CREATE ON SCHEMA app TO loader, old, frozen", database: "shop" });
  await tls.query({ sql: "GRANT USAGE ON SCHEMA app TO reader", database: "shop" });
  await tls.query({ sql: 'CREATE SCHEMA "sch""ema" AUTHORIZATION "lo""ader"', database: 'We"ird' });
  const sshd = await startSshd({ permitOpen: [`127.0.0.1:${tls.port}`, "127.0.0.1:1"] });
  const stop = async () => {
    await Promise.all([tls.stop(), plain.stop(), sshd.stop()]);
  };
  return { tls, plain, sshd, material, password, closedPort: await freePort(), stop };
}

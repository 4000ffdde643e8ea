/** A real PostgreSQL to try the form with, where one is installed: started on demand, gone at the end. */
import { randomBytes } from "node:crypto";

export interface DemoCredentials {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** False where the machine has no `openssl` to make a certificate with. */
  readonly tls: boolean;
}

export interface DemoDatabase {
  readonly available: () => Promise<boolean>;
  /** Its credentials; the first call starts it, which takes some seconds. */
  readonly start: () => Promise<DemoCredentials>;
  readonly stop: () => Promise<void>;
}

type Rigs = typeof import("../../e2e/rigs/postgres.ts");
interface Running {
  readonly credentials: DemoCredentials;
  readonly stop: () => Promise<void>;
}

export function createDemoDatabase(input: { readonly wanted: boolean }): DemoDatabase {
  let running: Promise<Running> | undefined;

  async function start(): Promise<DemoCredentials> {
    running ??= startPostgres().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return (await running).credentials;
  }

  return {
    available: async () => input.wanted && (await findRigs()) !== null,
    start,
    stop: async () => {
      const server = await running?.catch(() => undefined);
      await server?.stop();
    },
  };
}

/** The test rigs know how to find and run a server. A copy of the project without them has no database. */
async function findRigs(): Promise<Rigs | null> {
  try {
    const rigs = (await import("../../e2e/rigs/postgres.ts")) as Rigs;
    return rigs.findPostgresBinaries() === null ? null : rigs;
  } catch {
    return null;
  }
}

async function startPostgres(): Promise<Running> {
  const rigs = await findRigs();
  if (rigs === null) throw new Error("No PostgreSQL server is installed.");
  const password = randomBytes(9).toString("base64url");
  const tls = await selfSigned();
  const rig = await rigs.startPostgres({
    ...(tls === null ? {} : { tls }),
    init: [`CREATE ROLE loader LOGIN PASSWORD '${password}'`, "CREATE DATABASE analytics OWNER loader"],
  });
  return {
    credentials: {
      host: rig.host,
      port: rig.port,
      database: "analytics",
      user: "loader",
      password,
      tls: tls !== null,
    },
    stop: () => rig.stop(),
  };
}

/** A certificate of its own, as many a company's database has: the form shows it and asks. */
async function selfSigned(): Promise<{ readonly cert: string; readonly key: string } | null> {
  try {
    const { createTlsMaterial } = await import("../../e2e/rigs/tls-material.ts");
    return (await createTlsMaterial()).selfSigned;
  } catch {
    return null;
  }
}

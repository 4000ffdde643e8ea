import { afterAll, describe, expect, test } from "vitest";
import { shopPassword as mongoPassword, shopCluster } from "@/e2e/rigs/mongo/shop-cluster";
import { startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd, startSshd } from "@/e2e/rigs/sshd";
import { shopPassword, shopServer } from "@/e2e/rigs/tds/shop-server";
import { startTdsEmulator } from "@/e2e/rigs/tds-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { startTnsListener } from "@/e2e/rigs/tns-refuse";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import mongodb from "../mongodb/connector";
import oracle from "../oracle/connector";
import sqlServer from "../sql_server/connector";
import type { Connector } from "../types";
import { type CreateContext, runCheck } from "./run-check";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

const isHere = requireRig({ name: "OpenSSH server", found: findSshd() !== null });

/** The servers, and an SSH server that leads to them. */
async function startServers() {
  const { server: pair, ca } = await createTlsMaterial();
  const tds = await startTdsEmulator({ behaviour: shopServer({ encryption: "on" }), tls: pair });
  const mongo = await startMongoEmulator({ behaviour: shopCluster(), tls: pair });
  const node = await startTnsListener({ answers: [{ resend: "new-tls" }, { refuse: 12_514 }], tls: pair });
  const redirect = `(ADDRESS=(PROTOCOL=tcps)(HOST=127.0.0.1)(PORT=${node.port}))`;
  const scan = await startTnsListener({ answers: [{ resend: "new-tls" }, { redirect }], tls: pair });
  const sshd = await startSshd();
  const keys = generateSshKeyPair();
  await sshd.authorize([keys.publicKey]);
  afterAll(() => Promise.all([tds, mongo, node, scan, sshd].map((one) => one.stop())));
  return { ca, tds, mongo, node, scan, sshd, keys };
}

interface Checking {
  readonly servers: Awaited<ReturnType<typeof startServers>>;
  readonly connector: Connector;
  readonly port: number;
  readonly values: PropertyValues;
}

/** The failure of a check through the tunnel; undefined where there is none. */
async function check({ servers, connector, port, values }: Checking) {
  const { ca, sshd, keys } = servers;
  const createContext: CreateContext = ({ signal }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const fingerprints = ({ kind }: { readonly kind: string }) =>
      kind === "ssh_host_key" ? [sshd.hostKeyFingerprint()] : [];
    return { tcp, http: createGuardedHttp({ tcp, signal }), trusted: { fingerprints }, egressAddresses: [] };
  };
  const tunnelled = {
    host: "127.0.0.1",
    port,
    username: "loader",
    disable_ssl: false,
    ssl_root_cert: ca,
    use_ssh_tunnel: true,
    ssh_tunnel_host: "127.0.0.1",
    ssh_tunnel_port: sshd.port,
    ssh_tunnel_username: sshd.username,
    ssh_private_key: keys.privateKey,
    ...values,
  };
  const { results, errors } = await runCheck({ connector, values: tunnelled, createContext });
  expect(errors).toEqual([]);
  expect(results.find(({ id }) => id === "ssh_forward")).toMatchObject({ status: "PASSED" });
  return results.find(({ status }) => status === "FAILED");
}

const servers = isHere ? await startServers() : null;

describe.skipIf(servers === null)("through a real SSH tunnel", () => {
  if (servers === null) return;
  const { tds, mongo, node, scan, ca } = servers;

  test("sql_server: TLS inside of the protocol inside of a tunnel", async () => {
    const values = { database: "shop", schema: "dbo", password: shopPassword };
    expect(await check({ servers, connector: sqlServer, port: tds.port, values })).toBeUndefined();
    expect(tds.signIns).toMatchObject([{ isEncrypted: true }]);
  });

  test("mongodb: every connection of the driver goes through the tunnel", async () => {
    const values = { write_database: "shop", password: mongoPassword };
    expect(await check({ servers, connector: mongodb, port: mongo.port, values })).toBeUndefined();
    expect(mongo.commands).toContain("insert");
  });

  test("oracle: a redirect and new TLS handshakes go through the tunnel", async () => {
    const values = { database: "orclpdb1", schema: "LOADER", password: "pa55word-of-ours", wallet: ca };
    const failure = await check({ servers, connector: oracle, port: scan.port, values });
    expect(failure).toMatchObject({ id: "authenticate", code: "database_not_found" });
    expect([scan.connects.length, node.connects.length]).toEqual([2, 2]);
  });
});

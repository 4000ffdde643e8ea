import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd, startSshd } from "@/e2e/rigs/sshd";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { s3Routes } from "@/e2e/rigs/vendors/aws-s3";
import { databricks, databricksRoutes } from "@/e2e/rigs/vendors/databricks";
import { probes } from "@/e2e/rigs/vendors/databricks-statements";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { type BadCredential, httpConformance } from "../testing/http-conformance";
import { runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const keys = { access_id: "AKIASTAGING000000001", secret_key: "staging-s3cret-access-key" };
const reader = { access_id: "AKIAREADER0000000001", secret_key: "reader-s3cret-access-key" };
const toKey = (one: typeof keys) => ({ accessKeyId: one.access_id, secretAccessKey: one.secret_key });

const isSshdHere = requireRig({ name: "OpenSSH server", found: findSshd() !== null });
if (isSshdHere) testDatabricks(await startRig());
else test.skip("databricks, with a tunnel", () => {});

async function startRig() {
  const { server } = await createTlsMaterial();
  const workspace = await startHttpEmulator({ routes: databricksRoutes, tls: server });
  const bucket = s3Routes({
    bucket: "lake",
    region: "eu-west-1",
    keys: [toKey(keys)],
    readers: [toKey(reader)],
  });
  const storage = await startHttpEmulator({ routes: bucket.routes });
  const sshd = await startSshd();
  const ssh = generateSshKeyPair();
  await sshd.authorize([ssh.publicKey]);
  afterAll(() => Promise.all([workspace.stop(), storage.stop(), sshd.stop()]));
  const direct = {
    host: "localhost",
    port: workspace.port,
    http_path: databricks.running,
    metastore: "unity_catalog",
    catalog: "main",
    schema: "app",
    auth_method: "access_token_auth",
    access_token: databricks.token,
    use_ssh_tunnel: false,
  };
  const tunnelled = {
    ...direct,
    use_ssh_tunnel: true,
    ssh_tunnel_host: "127.0.0.1",
    ssh_tunnel_port: sshd.port,
    ssh_tunnel_username: sshd.username,
    ssh_private_key: ssh.privateKey,
  };
  const approved = [
    { kind: "tls_certificate", fingerprint: new X509Certificate(server.cert).fingerprint256 },
    { kind: "ssh_host_key", fingerprint: sshd.hostKeyFingerprint() },
  ] as const;
  return { workspace, storage, bucket, direct, tunnelled, approved, closedPort: 1 };
}

type Rig = Awaited<ReturnType<typeof startRig>>;

/** Values that differ in how they sign in and where they load from. */
function variantsOf({ direct }: Rig) {
  const { access_token: _token, ...rest } = direct;
  const oauth = { ...rest, auth_method: "oauth_client_secret_auth", ...databricks.client };
  const hive = {
    ...direct,
    metastore: "hive",
    catalog: "hive_metastore",
    bucket_vendor: "bucket_s3",
    bucket_name: "lake",
    bucket_region: "eu-west-1",
    ...keys,
  };
  return { oauth, hive };
}

function testDatabricks(rig: Rig): void {
  const { direct, tunnelled } = rig;
  const { oauth, hive } = variantsOf(rig);
  httpConformance({
    connector,
    network: { policy, createGuardedTcp, createGuardedHttp },
    emulator: {
      script: rig.workspace.script,
      standIns: (urls, standIn) => rig.storage.standIns(urls, standIn),
    },
    urls: ["https://s3.eu-west-1.amazonaws.com"],
    hostField: "host",
    approved: rig.approved,
    redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
    valid: {
      "a personal access token": direct,
      "a service principal": oauth,
      "the Hive metastore with a bucket": hive,
      "a path without its slash": { ...direct, http_path: databricks.running.slice(1) },
      "a schema in another case": { ...direct, schema: "APP" },
      "a warehouse that is off, with warnings": { ...direct, http_path: databricks.stopped },
      "a probe that stays, with a warning": { ...direct, schema: "sticky" },
      "a tunnel": tunnelled,
    },
    bad: [...signInFailures(rig), ...targetFailures(rig), ...networkFailures(rig)],
  });

  test("the probes are removed, but where the schema does not let them", () => {
    expect([...probes].every((name) => /^sticky\._latchkey_probe_[0-9a-f]{8}$/.test(name))).toBe(true);
    expect([...rig.bucket.objects.keys()]).toEqual([]);
  });

  test("with a tunnel, nothing is dialled but the SSH server", async () => {
    expect([...(await dialled(rig, direct))]).toEqual([direct.port]);
    expect([...(await dialled(rig, tunnelled))]).toEqual([tunnelled.ssh_tunnel_port]);
  });
}

/** Every port that was dialled directly in a check of these values. */
async function dialled(rig: Rig, values: PropertyValues): Promise<ReadonlySet<number>> {
  const ports = new Set<number>();
  const { results } = await runCheck({
    connector,
    values,
    createContext: ({ signal }) => {
      const guarded = createGuardedTcp({ policy, signal });
      const connect: typeof guarded.connect = (input) => {
        ports.add(input.port);
        return guarded.connect(input);
      };
      const tcp = { ...guarded, connect };
      const fingerprints = () => rig.approved.map(({ fingerprint }) => fingerprint);
      const http = createGuardedHttp({ tcp, signal });
      return { tcp, http, trusted: { fingerprints }, egressAddresses: [] };
    },
  });
  expect(results.every(({ status }) => status === "PASSED")).toBe(true);
  return ports;
}

function signInFailures(rig: Rig): readonly BadCredential[] {
  const { oauth } = variantsOf(rig);
  return [
    ["a wrong token", { access_token: "dapi-wrong-token" }, "auth_failed", "access_token"],
    ["a wrong client secret", { ...oauth, client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["an unknown client", { ...oauth, client_id: "nobody" }, "auth_failed", "client_secret"],
    ["an IP access list", { access_token: databricks.blocked }, "ip_not_allowed", null],
  ];
}

function targetFailures(rig: Rig): readonly BadCredential[] {
  const { hive } = variantsOf(rig);
  return [
    ["an unknown warehouse", { http_path: "/sql/1.0/warehouses/0" }, "not_found", "http_path"],
    ["a deleted warehouse", { http_path: databricks.deleted }, "not_found", "http_path"],
    ["a warehouse without rights", { http_path: databricks.locked }, "permission_denied", "http_path"],
    ["an unknown catalog", { catalog: "other" }, "database_not_found", "catalog"],
    ["an unknown schema", { schema: "other" }, "schema_not_found", "schema"],
    ["no right to create", { access_token: databricks.reader }, "permission_denied", "schema"],
    ["an unknown bucket", { ...hive, bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["a wrong secret key", { ...hive, secret_key: "wrong-s3cret-access-key" }, "auth_failed", "secret_key"],
    ["an unknown key id", { ...hive, access_id: "AKIANOBODY0000000001" }, "auth_failed", "access_id"],
    ["a bucket that is only listed", { ...hive, ...reader }, "permission_denied", "bucket_name"],
  ];
}

function networkFailures(rig: Rig): readonly BadCredential[] {
  const { tunnelled } = rig;
  return [
    ["nothing listens", { port: rig.closedPort }, "connection_refused", "port"],
    ["an unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["the metadata service", { host: "169.254.169.254" }, "address_not_allowed", "host"],
    [
      "the metadata service behind the tunnel",
      { ...tunnelled, host: "169.254.169.254" },
      "address_not_allowed",
      "host",
    ],
    [
      "another key for the tunnel",
      { ...tunnelled, ssh_private_key: generateSshKeyPair().privateKey },
      "ssh_auth_failed",
      "ssh_tunnel_username",
    ],
    [
      "a wrong token behind the tunnel",
      { ...tunnelled, access_token: "dapi-wrong" },
      "auth_failed",
      "access_token",
    ],
  ];
}

import { mkdir, symlink, writeFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { findAzurite, startAzurite } from "@/e2e/rigs/azurite";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd, startSshd } from "@/e2e/rigs/sshd";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import abs from "../abs/connector";
import type { FileItem, FilePage } from "../browsing";
import { s3Store } from "../kit/object-store/s3-store";
import s3Compatible from "../s3_compatible/connector";
import sftp from "../sftp/connector";
import type { Connector } from "../types";
import { browseInput } from "./browse-input";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

function from(input: {
  values: PropertyValues;
  origins?: Readonly<Record<string, string>>;
  hostKey?: string;
}) {
  const { values, origins = {}, hostKey } = input;
  return browseInput({
    values,
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => (hostKey === undefined ? [] : [hostKey]) };
      return { tcp, http: createGuardedHttp({ tcp, signal, origins }), trusted, egressAddresses: [] };
    },
  });
}

interface Listing {
  readonly connector: Connector;
  readonly base: ReturnType<typeof from>;
  readonly path: string;
}

/** Every item of a folder, page by page, and how many pages there were. */
async function listAll({ connector, base, path }: Listing) {
  const items: FileItem[] = [];
  let pages = 0;
  let pageToken: string | null = null;
  do {
    const page: FilePage | undefined = await connector.browsing?.files?.({ ...base, path, pageToken });
    items.push(...(page?.items ?? []));
    pages += 1;
    pageToken = page?.nextPageToken ?? null;
  } while (pageToken !== null);
  return { items, pages };
}

/** The same tree in every destination: what is below `lake/root/`. */
const names = ["a+b ä.csv", "inner/x.csv", "inner/deep/y.csv"];

async function expectTree({ connector, base }: Omit<Listing, "path">) {
  await expectPages({ connector, base });
  const { items } = await listAll({ connector, base, path: "/" });
  expect(items.map(({ kind, name, size }) => [kind, name, size]).sort()).toEqual([
    ["file", "a+b ä.csv", 3],
    ["folder", "inner", null],
  ]);
  const folder = items.find(({ kind }) => kind === "folder");
  const inner = await listAll({ connector, base, path: folder?.id ?? "" });
  expect(inner.items.map(({ kind, name }) => [kind, name]).sort()).toEqual([
    ["file", "x.csv"],
    ["folder", "deep"],
  ]);
  const selectedItems = items.map(({ id }) => id);
  const totals = await connector.browsing?.validateFiles?.({
    ...base,
    selectedItems: [...selectedItems, "/no"],
  });
  expect(totals).toMatchObject({
    totalItems: 3,
    totalBytes: 9,
    maxDepth: 3,
    valid: false,
    violations: [{ item: "/no", code: "not_found" }],
  });
  for (const path of ["/../other", "/inner/../../other", "/\u0000"]) {
    await expect(listAll({ connector, base, path })).rejects.toMatchObject({ code: "path_escape" });
  }
}

/** One item a page gives the same items, each once. */
async function expectPages({ connector, base }: Omit<Listing, "path">) {
  const small = { ...base, limits: { ...base.limits, maxRows: 1 } };
  const { items, pages } = await listAll({ connector, base: small, path: "/" });
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(items.map(({ id }) => id)).toEqual([...new Set(items.map(({ id }) => id))]);
  expect(items).toHaveLength(2);
}

if (requireRig({ name: "OpenStack Swift", found: findSwift() })) {
  const swift = await startSwift();
  afterAll(() => swift.stop());
  await swift.createBucket({ name: "lake" });
  const values: PropertyValues = {
    bucket_name: "lake",
    bucket_region: "us-east-1",
    folder: "root",
    auth_method: "access_keys",
    access_id: swift.admin.keyId,
    secret_key: swift.admin.secret,
    host: `127.0.0.1:${swift.port}`,
    disable_ssl: true,
  };
  const base = from({ values });
  const fields = { keyId: "", secret: "", bucket: "", region: "", host: "" };
  const store = s3Store({
    context: base.context,
    endpoint: `http://127.0.0.1:${swift.port}`,
    bucket: "lake",
    region: "us-east-1",
    keys: { accessKeyId: swift.admin.keyId, secretAccessKey: swift.admin.secret },
    fields,
    access: { allowPlain: true },
  });
  const put = (key: string) => store.send({ action: "write", key, body: "abc" });

  test("s3_compatible: lists a tree and adds it up", async () => {
    for (const name of [...names.map((one) => `root/${one}`), "other/secret.csv"]) await put(name);
    await expectTree({ connector: s3Compatible, base });
  });

  test("s3_compatible: a wrong secret is told by its code", async () => {
    const wrong = from({ values: { ...values, secret_key: "wrong-s3cret-here" } });
    const look = listAll({ connector: s3Compatible, base: wrong, path: "/" });
    await expect(look).rejects.toMatchObject({ code: "auth_failed" });
  });
}

if (requireRig({ name: "Azurite", found: findAzurite() !== null })) {
  const azurite = await startAzurite();
  afterAll(() => azurite.stop());
  await azurite.createContainer({ name: "lake" });
  const sas = azurite.sign({ container: "lake", permissions: "racwdl" });
  const origin = `https://${azurite.account}.blob.core.windows.net`;
  const base = from({
    values: {
      storage_account_name: azurite.account,
      container_name: "lake",
      folder: "root",
      auth_method: "azure_service_shared_access_signature",
      shared_access_signature_token: sas,
    },
    origins: { [origin]: azurite.origin },
  });

  test("abs: lists a tree and adds it up", async () => {
    for (const name of [...names.map((one) => `root/${one}`), "other/secret.csv"]) {
      await base.context.http.request({
        method: "PUT",
        url: `${origin}/lake/${name.split("/").map(encodeURIComponent).join("/")}?${sas}`,
        headers: { "x-ms-version": "2020-12-06", "x-ms-blob-type": "BlockBlob", "content-type": "text/csv" },
        body: "abc",
      });
    }
    await expectTree({ connector: abs, base });
  });
}

if (requireRig({ name: "OpenSSH server", found: findSshd() !== null })) {
  const sshd = await startSshd({ sftp: true });
  afterAll(() => sshd.stop());
  const keys = generateSshKeyPair();
  await sshd.authorize([keys.publicKey]);
  const root = `${sshd.folders.inbox}/root`;
  const base = from({
    values: {
      host: "127.0.0.1",
      port: sshd.port,
      folder: root,
      username: sshd.username,
      auth_method: "public_key_auth",
      generated_private_key: keys.privateKey,
    },
    hostKey: sshd.hostKeyFingerprint(),
  });

  test("sftp: lists a tree and adds it up; links lead nowhere outside", async () => {
    await mkdir(`${root}/inner/deep`, { recursive: true });
    await mkdir(`${sshd.folders.inbox}/rootless`);
    for (const name of names) await writeFile(`${root}/${name}`, "abc");
    await writeFile(`${sshd.folders.inbox}/rootless/secret.csv`, "abc");
    // A sibling whose path begins like the folder's, the top of the disk, a file, and nothing.
    await symlink(`${sshd.folders.inbox}/rootless`, `${root}/inner/sibling`);
    await symlink("/", `${root}/inner/disk`);
    await symlink("/etc/passwd", `${root}/inner/passwd`);
    await symlink("nowhere", `${root}/inner/dangling`);
    await expectTree({ connector: sftp, base });
    for (const path of ["/inner/sibling", "/inner/disk", "/inner/disk/etc"]) {
      await expect(listAll({ connector: sftp, base, path })).rejects.toMatchObject({ code: "path_escape" });
    }
    await symlink(`${root}/inner/deep`, `${root}/inner/deep-too`);
    const { items } = await listAll({ connector: sftp, base, path: "/inner/deep-too" });
    expect(items.map(({ name }) => name)).toEqual(["y.csv"]);
  });
}

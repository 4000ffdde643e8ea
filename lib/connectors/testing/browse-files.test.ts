import { afterAll, expect, test } from "vitest";
import { findAzurite, startAzurite } from "@/e2e/rigs/azurite";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import abs from "../abs/connector";
import { s3Store } from "../kit/object-store/s3-store";
import s3Compatible from "../s3_compatible/connector";
import { browseInput } from "./browse-input";
import { expectTree, listAll, treeFiles } from "./expect-tree";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

function from(input: { values: PropertyValues; origins?: Readonly<Record<string, string>> }) {
  const { values, origins = {} } = input;
  return browseInput({
    values,
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => [] };
      return { tcp, http: createGuardedHttp({ tcp, signal, origins }), trusted, egressAddresses: [] };
    },
  });
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
    for (const name of [...treeFiles.map((one) => `root/${one}`), "other/secret.csv"]) await put(name);
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
    for (const name of [...treeFiles.map((one) => `root/${one}`), "other/secret.csv"]) {
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

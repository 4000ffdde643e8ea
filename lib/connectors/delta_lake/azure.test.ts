import { afterAll, expect, test } from "vitest";
import { findAzurite, startAzurite } from "@/e2e/rigs/azurite";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { browseInput } from "../testing/browse-input";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const tables: PropertyValues = {
  folder: "delta/täglich a+b",
  retention_window_days: 7,
  column_mapping_mode: "none",
  deletion_vectors_disabled: false,
  change_data_feed_disabled: false,
};

function contextWith(origins: Readonly<Record<string, string>>): CreateContext {
  return ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const led = Object.fromEntries(Object.entries(origins).map(([from, to]) => [from, standIn ?? to]));
    const http = createGuardedHttp({ tcp, signal, origins: led });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
  };
}

const commitOf = async (values: PropertyValues, createContext: CreateContext) => {
  const { results } = await runCheck({ connector, values, createContext });
  return results.find(({ id }) => id === "commit_probe")?.status;
};

if (requireRig({ name: "Azurite", found: findAzurite() !== null })) testAzure(await startAzure());
else test.skip("delta_lake against Azurite", () => {});

/** A real Azurite: a key of the account, and a SAS. */
async function startAzure() {
  const azurite = await startAzurite();
  afterAll(() => azurite.stop());
  await azurite.createContainer({ name: "lake" });
  const createContext = contextWith({
    [`https://${azurite.account}.blob.core.windows.net`]: azurite.origin,
  });
  const [key, sas] = ["storage_account_access_key", "shared_access_signature_token"] as const;
  const working: PropertyValues = {
    ...tables,
    bucket_vendor: "bucket_abs",
    storage_account_name: azurite.account,
    container_name: "lake",
    bucket_auth_method: "azure_storage_account_access_key",
    [key]: azurite.key,
  };
  const withSas = (permissions: string): PropertyValues => ({
    ...working,
    bucket_auth_method: "azure_service_shared_access_signature",
    [sas]: azurite.sign({ container: "lake", permissions }),
  });
  return { azurite, createContext, key, sas, working, withSas };
}

type Rig = Awaited<ReturnType<typeof startAzure>>;

function testAzure(rig: Rig): void {
  const { createContext, key, sas, working, withSas } = rig;
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [
      { name: "an account key", values: working },
      { name: "the top level", values: { ...working, folder: "" } },
      { name: "a SAS", values: withSas("racwdl") },
    ],
    invalid: [
      ...failing(working, [
        [
          "another key",
          { [key]: Buffer.from("another key".repeat(4)).toString("base64") },
          "auth_failed",
          key,
        ],
        ["no such container", { container_name: "lakes" }, "bucket_not_found", "container_name"],
      ]),
      ...failing(withSas("rl"), [["a SAS to read with", {}, "permission_denied", sas]]),
      ...failing(working, [
        [
          "no SAS",
          { bucket_auth_method: "azure_service_shared_access_signature", [sas]: "no-sas-at-all-but-long" },
          "auth_failed",
          sas,
        ],
      ]),
    ],
  });
  testTraces(rig);
}

function testTraces({ azurite, createContext, working, withSas }: Rig): void {
  test("delta_lake: Azure keeps one commit from overwriting another, and nothing stays", async () => {
    expect(await commitOf(working, createContext)).toBe("PASSED");
    expect(await commitOf(withSas("racwdl"), createContext)).toBe("PASSED");
    expect(await azurite.listBlobs({ name: "lake" })).toEqual([]);
  });
  test("delta_lake: an account key lists files", async () => {
    const from = browseInput({ values: { ...working, folder: "" }, createContext });
    expect(await connector.browsing?.files?.({ ...from, path: "/", pageToken: null })).toEqual({
      path: "/",
      items: [],
      nextPageToken: null,
    });
  });
}

import { afterAll, expect, test } from "vitest";
import { findAzurite, startAzurite } from "@/e2e/rigs/azurite";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const isAzuriteHere = requireRig({ name: "Azurite", found: findAzurite() !== null });
const token = "shared_access_signature_token";

if (isAzuriteHere) testAbs(await startRig());
else test.skip("abs against Azurite", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A storage account with one container, and values that work with it. */
async function startRig() {
  const azurite = await startAzurite();
  afterAll(() => azurite.stop());
  await azurite.createContainer({ name: "lake" });
  const createContext: CreateContext = ({ signal, standIn = azurite.origin }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const origins = { [`https://${azurite.account}.blob.core.windows.net`]: standIn };
    return {
      tcp,
      http: createGuardedHttp({ tcp, signal, origins }),
      trusted: { fingerprints: () => [] },
      egressAddresses: ["198.51.100.7"],
    };
  };
  const sas = (permissions: string, over: { container?: string; expires?: Date; key?: string } = {}) =>
    azurite.sign({ container: "lake", permissions, ...over });
  const working: PropertyValues = {
    storage_account_name: azurite.account,
    container_name: "lake",
    folder: "exports/täglich a+b",
    auth_method: "azure_service_shared_access_signature",
    [token]: sas("racwdl"),
    disable_manifest: false,
  };
  return { azurite, createContext, sas, working };
}

function testAbs(rig: Rig): void {
  const { createContext, sas, working } = rig;
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [
      { name: "a folder", values: working },
      { name: "the top level", values: { ...working, folder: "" } },
      { name: "a question mark in front", values: { ...working, [token]: `?${sas("racwdl")}` } },
    ],
    invalid: invalidCases(rig),
  });
  testSideEffects(rig);
}

function invalidCases({ sas, working }: Rig) {
  // Says more than it was signed for: only the server can tell.
  const forged = sas("rl").replace("sp=rl", "sp=racwdl");
  const otherKey = sas("racwdl", { key: Buffer.from("another key").toString("base64") });
  const expired = sas("racwdl", { expires: new Date(0) });
  const elsewhere = { container_name: "lakes", [token]: sas("racwdl", { container: "lakes" }) };
  return failing(working, [
    ["signed with another key", { [token]: otherKey }, "auth_failed", token],
    ["a changed token", { [token]: forged }, "auth_failed", token],
    ["not a token", { [token]: "not-a-sas-token-at-all" }, "auth_failed", token],
    ["expired", { [token]: expired }, "credential_expired", token],
    ["no write, no delete", { [token]: sas("rl") }, "permission_denied", token],
    ["no such container", elsewhere, "bucket_not_found", "container_name"],
    ["no account name", { storage_account_name: "a.b/c@d" }, "dns_not_found", "storage_account_name"],
  ]);
}

function testSideEffects({ azurite, createContext, working }: Rig): void {
  test("abs: nothing stays", async () => {
    const { results } = await runCheck({ connector, values: working, createContext });
    expect(results.map(({ status }) => status)).toEqual(["PASSED", "PASSED", "PASSED"]);
    expect(await azurite.listBlobs({ name: "lake" })).toEqual([]);
  });
}

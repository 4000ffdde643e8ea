import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { athena, athenaRoutes } from "@/e2e/rigs/vendors/athena";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { browseInput } from "../testing/browse-input";
import { textOf } from "../testing/leaks";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const emulator = await startHttpEmulator({ routes: [...athenaRoutes, stsRoute({ yields: athena.ofRole })] });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const aws = {
  accessKeyId: sts.operator.accessKeyId,
  secretAccessKey: { reveal: () => sts.operator.secretAccessKey },
};
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const urls = ["athena", "glue", "s3", "sts"].map((one) => `https://${one}.${athena.region}.amazonaws.com`);
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
  const operator = createOperatorIdentity({ http, aws });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
};
const values = {
  workgroup: "primary",
  connection_database: "default",
  write_database: "shop",
  bucket_name: athena.bucket,
  bucket_region: athena.region,
  auth_method: "aws_iam_role",
  aws_iam_role_arn: sts.role,
  external_id: sts.externalId,
};

test("everything is done with the keys of the role", async () => {
  const record = await runCheck({ connector, values, createContext });
  expect(record.results.map(({ status }) => status)).toEqual(record.results.map(() => "PASSED"));
  const tables = await connector.browsing?.tables?.({
    ...browseInput({ values, createContext }),
    includeSystem: false,
  });
  expect(tables).toHaveLength(2);
  const out = textOf(record);
  for (const secret of [athena.ofRole.secretAccessKey, athena.ofRole.sessionToken])
    expect(out).not.toContain(secret);
});

test("a role that does not trust this connection is what has to change", async () => {
  const other = { ...values, external_id: "latchkey-of-another-connection" };
  const { results } = await runCheck({ connector, values: other, createContext });
  const failure = results.find(({ status }) => status === "FAILED");
  expect(failure).toMatchObject({ code: "permission_denied", field: "aws_iam_role_arn" });
});

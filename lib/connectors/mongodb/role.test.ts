import { afterAll, expect, test } from "vitest";
import { shopCluster } from "@/e2e/rigs/mongo/shop-cluster";
import { startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { AwsSessionKeys } from "@/lib/shared/setup-test/operator";
import { runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

const keys: AwsSessionKeys = {
  accessKeyId: "ASIAEXAMPLEEXAMPLE12",
  secretAccessKey: "role-secret-of-the-test",
  sessionToken: "role-token-of-the-test",
};

/** A check with these keys of the role, against a server that has them signed for this service. */
async function check(input: {
  readonly roleKeys: AwsSessionKeys;
  readonly host: string;
  readonly region: string;
}) {
  const { roleKeys, host, region } = input;
  const { loader } = shopCluster().users;
  if (loader === undefined) throw new Error("the rig has a loader");
  const users = { [keys.accessKeyId]: loader };
  const server = await startMongoEmulator({ behaviour: shopCluster({ aws: { host, region, keys }, users }) });
  stops.push(server.stop);
  const values = {
    host: "127.0.0.1",
    port: server.port,
    write_database: "shop",
    auth_method: "aws_iam_role",
    aws_iam_role_arn: "arn:aws:iam::123456789012:role/loader",
    disable_ssl: true,
  };
  const { results, errors } = await runCheck({
    connector,
    values,
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      return {
        tcp,
        http: createGuardedHttp({ tcp, signal }),
        trusted: { fingerprints: () => [] },
        egressAddresses: [],
        operator: { assumeAwsRole: async () => roleKeys },
      };
    },
  });
  expect(errors).toEqual([]);
  expect(JSON.stringify(results)).not.toMatch(/role-secret|role-token/);
  return results.find(({ status }) => status === "FAILED");
}

test.each([
  ["sts.amazonaws.com", "us-east-1"],
  ["sts.eu-west-1.amazonaws.com", "eu-west-1"],
])("signs in with a role, for %s", async (host, region) => {
  expect(await check({ roleKeys: keys, host, region })).toBeUndefined();
});

test("a role that is no user of the server is refused, and the role is named as the cause", async () => {
  const roleKeys = { ...keys, secretAccessKey: "role-secret-of-another" };
  const failure = await check({ roleKeys, host: "sts.amazonaws.com", region: "us-east-1" });
  expect(failure).toMatchObject({ id: "authenticate", code: "auth_failed", field: "aws_iam_role_arn" });
});

test.each(["sts.amazonaws.com.evil.test", "evil.test", "s3.amazonaws.com", "sts.amazonaws.com/x"])(
  "nothing is signed for %s",
  async (host) => {
    const failure = await check({ roleKeys: keys, host, region: "us-east-1" });
    expect(failure).toMatchObject({ id: "authenticate", code: "provider_error" });
  },
);

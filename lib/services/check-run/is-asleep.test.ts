import { expect, test } from "vitest";
import aurora from "@/lib/connectors/aurora_mysql/connector";
import clickhouse from "@/lib/connectors/clickhouse/connector";
import postgres from "@/lib/connectors/postgres/connector";
import redshift from "@/lib/connectors/redshift/connector";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { isAsleep } from "./is-asleep";

const result = (id: string, code?: FailureCode): SetupTestResult => ({
  id,
  title: id,
  status: code === undefined ? "PASSED" : "FAILED",
  message: "",
  details: [],
  durationMs: 1,
  ...(code === undefined ? {} : { code }),
});
const silent = [result("tcp_connect"), result("authenticate", "timeout")];
const unreached = [result("tcp_connect", "timeout")];

test.each([
  ["a server that says so", postgres, {}, [result("authenticate", "starting")], true],
  ["a serverless database that is silent", aurora, {}, silent, true],
  ["one behind a firewall", aurora, {}, unreached, false],
  ["a server that is silent and never sleeps", postgres, {}, silent, false],
  ["ClickHouse's cloud", clickhouse, { host: "x.eu.aws.clickhouse.cloud" }, silent, true],
  ["a ClickHouse of one's own", clickhouse, { host: "ch.example.com" }, silent, false],
  ["a workgroup", redshift, { host: "wg.1.eu-west-1.redshift-serverless.amazonaws.com" }, silent, true],
  ["a cluster", redshift, { host: "shop.x.eu-west-1.redshift.amazonaws.com" }, silent, false],
  ["a wrong password", aurora, {}, [result("tcp_connect"), result("authenticate", "auth_failed")], false],
  ["nothing wrong", aurora, {}, [result("tcp_connect")], false],
])("%s", (_name, connector, values, results, expected) => {
  expect(isAsleep({ connector, values, results })).toBe(expected);
});

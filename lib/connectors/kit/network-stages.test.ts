import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { CheckContext, GuardedTcp } from "@/lib/shared/setup-test/context";
import { endpointFields, readEndpoint } from "./endpoint/read-endpoint";
import { networkStages } from "./network-stages";
import { createNetworkState, type NetworkState } from "./network-target";

test.each([
  [undefined, undefined],
  [1, 1_000],
  [7, 7_000],
  // A stage has 10 s, and the attempt has to end before it.
  [60, 9_500],
])("a connection timeout of %s s gives the dialer %s ms", async (seconds, expected) => {
  const asked: (number | undefined)[] = [];
  const connect: GuardedTcp["connect"] = async ({ ms }) => {
    asked.push(ms);
    return new PassThrough();
  };
  const target = { host: "db.example.com", addresses: [{ address: "198.51.100.1", family: 4 }] } as const;
  const context = { tcp: { connect }, signal: new AbortController().signal, egressAddresses: [] };
  const state: NetworkState = { ...createNetworkState(), resolved: target };
  const values = { host: "db.example.com", port: 5432, connection_timeout_in_seconds: seconds };
  const stages = networkStages<NetworkState>({
    fields: endpointFields,
    read: (given) => readEndpoint({ values: given, defaultPort: 5432 }),
  });
  const stage = stages.find(({ id }) => id === "tcp_connect");
  await stage?.run({ values, context: context as unknown as CheckContext, state });
  state.resources.release();
  expect(asked).toEqual([expected]);
});

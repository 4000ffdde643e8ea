import { expect, test } from "vitest";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { createGuardedTcp } from "./create-guarded-tcp";
import { judgeAddress } from "./judge-address";
import { parseEgressPolicy } from "./parse-egress-policy";
import { malformedHosts, refusedAddresses } from "./testing/host-spellings";

const closed = parseEgressPolicy({ allowedCidrs: [] });
const everything = parseEgressPolicy({ allowedCidrs: ["0.0.0.0/0", "::/0"] });

/** The code a host is refused with by the real resolver, or `allowed`. */
async function outcome(host: string, policy = closed): Promise<string> {
  const tcp = createGuardedTcp({ policy, signal: new AbortController().signal });
  return tcp.resolve({ host }).then(
    () => "allowed",
    (error: unknown) => (error instanceof NetworkError ? error.code : String(error)),
  );
}

test.each(refusedAddresses)("refuses %s", async (host) => {
  expect(await outcome(host)).toBe("address_not_allowed");
});

test.each(malformedHosts.map((host) => [JSON.stringify(host), host]))(
  "calls %s no host name",
  async (_name, host) => {
    expect(await outcome(host)).toBe("invalid_host");
  },
);

test("the tables are as large as promised", () => {
  expect(new Set(refusedAddresses).size).toBe(refusedAddresses.length);
  expect(refusedAddresses.length).toBeGreaterThanOrEqual(80);
});

test.each([
  "169.254.169.254",
  "0xA9FEA9FE",
  "::ffff:169.254.169.254",
  "169.254.170.2",
  "fd00:ec2::254",
  "100.100.100.200",
  "168.63.129.16",
  "metadata.google.internal",
  "64:ff9b::169.254.169.254",
  "2002:a9fe:a9fe::1",
])("no allow-list opens the metadata service at %s", async (host) => {
  expect(await outcome(host, everything)).toBe("address_not_allowed");
});

test.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
  "lets the public address %s pass",
  async (host) => {
    expect(await outcome(host)).toBe("allowed");
  },
);

test("an allowed network opens itself and nothing beside it", () => {
  const policy = parseEgressPolicy({ allowedCidrs: ["10.1.0.0/16", "fd12::/16", "127.0.0.1"] });
  const allowed = (address: string) => judgeAddress({ policy, address }).allowed;
  expect(["10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "127.0.0.1"].map(allowed)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["10.2.0.1", "fd13::1", "127.0.0.2", "::1"].map(allowed)).toEqual([false, false, false, false]);
});

test.each(["", "x", "1.2.3.4.5", "::g", "fe80::1%eth0\n"])(
  "the unparsable address %j is refused",
  (address) => {
    expect(judgeAddress({ policy: everything, address }).allowed).toBe(false);
  },
);

test.each([
  "10.0.0.0/33",
  "10.0.0/8",
  "ten",
  "",
  "0x7f.1/8",
  "::ffff:10.0.0.0/104",
  "10.0.0.0/8,192.168.0.0/16",
  "10.0.0.0/-1",
])("the allow-list entry %j is refused by name", (entry) => {
  expect(() => parseEgressPolicy({ allowedCidrs: ["192.168.0.0/16", entry] })).toThrow(`"${entry}"`);
});

test("every address of a name must pass", async () => {
  const tcp = createGuardedTcp({
    policy: closed,
    signal: new AbortController().signal,
    lookup: async () => [
      { address: "93.184.216.34", family: 4 },
      { address: "10.0.0.7", family: 4 },
    ],
  });
  const error = await tcp.resolve({ host: "mixed.example.com" }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "address_not_allowed" });
  // The private address would tell a stranger about the network.
  expect(JSON.stringify([(error as NetworkError).userMessage, (error as NetworkError).facts])).not.toContain(
    "10.0.0.7",
  );
});

test("a name that leads to a metadata service is refused, whatever is allowed", async () => {
  const tcp = createGuardedTcp({
    policy: everything,
    signal: new AbortController().signal,
    lookup: async () => [{ address: "::ffff:169.254.169.254", family: 6 }],
  });
  await expect(tcp.resolve({ host: "db.example.com" })).rejects.toMatchObject({
    code: "address_not_allowed",
  });
});

test("a resolver that changes its answer is asked once", async () => {
  const answers = ["127.0.0.1", "127.0.0.2"];
  const asked: string[] = [];
  const tcp = createGuardedTcp({
    policy: parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] }),
    signal: new AbortController().signal,
    lookup: async (name) => {
      asked.push(name);
      return [{ address: answers[asked.length - 1] ?? "127.0.0.9", family: 4 }];
    },
  });
  const target = await tcp.resolve({ host: "rebinding.example.com" });
  // Port 1 is closed: the refusal comes from 127.0.0.1, without a second look-up.
  await expect(tcp.connect({ target, port: 1 })).rejects.toMatchObject({ code: "connection_refused" });
  expect(asked).toEqual(["rebinding.example.com"]);
  expect(target.addresses).toEqual([{ address: "127.0.0.1", family: 4 }]);
});

test("a forged resolved host is judged again at the connection", async () => {
  const tcp = createGuardedTcp({ policy: closed, signal: new AbortController().signal });
  const target = { host: "example.com", addresses: [{ address: "127.0.0.1", family: 4 as const }] };
  await expect(tcp.connect({ target, port: 1 })).rejects.toMatchObject({ code: "address_not_allowed" });
});

test.each([
  ["ENOTFOUND", "dns_not_found"],
  ["ENODATA", "dns_not_found"],
  ["EAI_AGAIN", "dns_temporary"],
  ["ESERVFAIL", "dns_temporary"],
])("resolver error %s is %s", async (raw, code) => {
  const tcp = createGuardedTcp({
    policy: closed,
    signal: new AbortController().signal,
    lookup: () => Promise.reject(Object.assign(new Error("secret resolver text"), { code: raw })),
  });
  const error = (await tcp
    .resolve({ host: "db.example.com" })
    .catch((caught: unknown) => caught)) as NetworkError;
  expect(error.code).toBe(code);
  expect(error.userMessage).not.toContain("secret resolver text");
});

test("a resolver that never answers is given up", async () => {
  const tcp = createGuardedTcp({
    policy: closed,
    signal: new AbortController().signal,
    timeouts: { resolve: 20 },
    lookup: () => new Promise(() => {}),
  });
  await expect(tcp.resolve({ host: "db.example.com" })).rejects.toMatchObject({ code: "dns_temporary" });
});

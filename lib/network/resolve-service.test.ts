import { expect, test } from "vitest";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { resolveService } from "./resolve-service";

const server = (name: string, priority = 0, weight = 0) => ({ name, port: 27_017, priority, weight });

async function find(host: string, records: readonly ReturnType<typeof server>[] | string) {
  const asked: string[] = [];
  const found = resolveService({
    service: "_mongodb._tcp",
    host,
    lookup: (name) => {
      asked.push(name);
      return typeof records === "string"
        ? Promise.reject(Object.assign(new Error("no"), { code: records }))
        : Promise.resolve(records);
    },
    ms: 1_000,
    signal: new AbortController().signal,
  });
  const result = await found.then(
    (servers) => servers.map(({ host }) => host),
    (error: unknown) => (error instanceof NetworkError ? error.code : String(error)),
  );
  return { asked, result };
}

test("asks for the service, and gives the best server first", async () => {
  const records = [
    server("b.x.example.com", 10),
    server("C.x.example.com.", 1, 5),
    server("a.x.example.com", 1, 9),
  ];
  expect(await find("Cluster0.x.example.com.", records)).toEqual({
    asked: ["_mongodb._tcp.cluster0.x.example.com"],
    result: ["a.x.example.com", "c.x.example.com", "b.x.example.com"],
  });
});

test.each([
  "evil.test",
  "x.example.com.evil.test",
  "evilexample.com",
  "127.0.0.1",
  "metadata.google.internal",
])("does not go outside of the host's own domain, to %s", async (name) => {
  expect((await find("cluster0.example.com", [server(name)])).result).toBe("dns_not_found");
});

test("a host of two labels has its servers below itself", async () => {
  const records = [server("a.example.com"), server("evil.com")];
  expect((await find("example.com", records)).result).toEqual(["a.example.com"]);
});

test.each([
  ["ENOTFOUND", "dns_not_found"],
  ["ENODATA", "dns_not_found"],
  ["ESERVFAIL", "dns_temporary"],
  ["ETIMEOUT", "dns_temporary"],
])("%s is %s", async (raw, code) => {
  expect((await find("cluster0.example.com", raw)).result).toBe(code);
});

test("what is no host name is not asked for", async () => {
  expect(await find("mongodb+srv://x.example.com", [])).toEqual({ asked: [], result: "invalid_host" });
});

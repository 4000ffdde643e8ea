import { expect, test } from "vitest";
import { proxyList } from "@/lib/config/proxy-list";
import { callerAddress } from "./caller-address";

const proxies = proxyList.parse("10.0.0.0/8, 192.0.2.7, fd00::/8");

test.each([
  ["no proxy: what it claims is nothing", "203.0.113.9", "127.0.0.1", "203.0.113.9"],
  ["a proxy names the caller", "10.1.2.3", "203.0.113.9", "203.0.113.9"],
  ["IPv4 written as IPv6", "::ffff:10.1.2.3", "::ffff:203.0.113.9", "203.0.113.9"],
  ["two proxies", "10.1.2.3", "203.0.113.9, 192.0.2.7", "203.0.113.9"],
  ["the caller's own claim in front", "10.1.2.3", "127.0.0.1, 10.9.9.9, 203.0.113.9", "203.0.113.9"],
  ["IPv6", "fd00::1", "2001:db8::5", "2001:db8::5"],
  ["a proxy that names nobody", "10.1.2.3", "", "10.1.2.3"],
  ["no address", "10.1.2.3", "203.0.113.9, unknown", "10.1.2.3"],
  ["a port, which no address has", "10.1.2.3", "203.0.113.9:4711", "10.1.2.3"],
  ["proxies only", "10.1.2.3", "10.0.0.1", "10.0.0.1"],
])("%s", (_what, peer, forwardedFor, address) => {
  expect(callerAddress({ peer, forwardedFor, proxies })).toBe(address);
});

test("without proxies nobody is believed", () => {
  const none = proxyList.parse("");
  expect(callerAddress({ peer: "10.1.2.3", forwardedFor: "203.0.113.9", proxies: none })).toBe("10.1.2.3");
});

test.each(["10.0.0.0/33", "fd00::/129", "10.0.0", "proxy.example", "10.0.0.0/8/8", "10.0.0.0/x"])(
  "%s is no proxy",
  (text) => expect(proxyList.safeParse(text).success).toBe(false),
);

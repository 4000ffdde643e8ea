import { expect, test } from "vitest";
import { isAddressAllowed } from "./is-address-allowed";

test("without ranges every address may call", () => {
  expect(isAddressAllowed({ address: "203.0.113.9", networks: [] })).toBe(true);
  expect(isAddressAllowed({ address: null, networks: [] })).toBe(true);
});

test.each([
  ["203.0.113.9", true],
  ["::ffff:203.0.113.9", true],
  ["203.0.114.9", false],
  ["2001:db8::1", true],
  ["2001:db9::1", false],
  ["not an address", false],
  [null, false],
])("with ranges %s may call: %s", (address, allowed) => {
  expect(isAddressAllowed({ address, networks: ["203.0.113.0/24", "2001:db8::/32"] })).toBe(allowed);
});

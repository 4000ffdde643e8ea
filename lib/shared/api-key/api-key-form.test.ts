import { expect, test } from "vitest";
import { toApiKeyBody } from "./api-key-form";

const form = { name: "n", scopes: ["audit:read"], networks: "", expiresOn: "", publicKey: "" };

test("what is left empty is left open", () => {
  expect(toApiKeyBody(form)).toEqual({
    name: "n",
    scopes: ["audit:read"],
    allowedNetworks: [],
    expiresAt: null,
    releasePublicKey: null,
  });
});

test("networks come a line or a comma apart, a day counts to its end, and broken JSON is not lost", () => {
  const networks = " 203.0.113.0/24\n\n2001:db8::/32, 10.0.0.0/8 ";
  expect(toApiKeyBody({ ...form, networks, expiresOn: "2027-01-31", publicKey: '{"kty":' })).toMatchObject({
    allowedNetworks: ["203.0.113.0/24", "2001:db8::/32", "10.0.0.0/8"],
    expiresAt: "2027-01-31T23:59:59Z",
    releasePublicKey: '{"kty":',
  });
});

import { expect, test } from "vitest";
import { createTenantKey } from "../envelope/create-tenant-key";
import { fixedKeyring } from "../testing/fixed-keyring";
import { checkSentinel } from "./check-sentinel";
import { deriveSecret } from "./derive-secret";
import { KeyringError } from "./keyring-error";
import { sealSentinel } from "./seal-sentinel";

test("the sentinel recognises another key, another deployment and a lost key", () => {
  const sentinel = sealSentinel({ keyring: fixedKeyring() });
  checkSentinel({ keyring: fixedKeyring(), sentinel });
  const states = { first: "decrypt-only", second: "active" } as const;
  checkSentinel({ keyring: fixedKeyring({ states, primary: "second" }), sentinel });
  const wrong = [
    fixedKeyring({ bytesOf: { first: "second" } }),
    fixedKeyring({ instance: "other" }),
    fixedKeyring({ states: { second: "active" }, primary: "second" }),
    fixedKeyring({ states: { ...states, first: "retired" }, primary: "second" }),
  ];
  for (const keyring of wrong) {
    expect(() => checkSentinel({ keyring, sentinel })).toThrow(
      expect.objectContaining({ code: "keyring_wrong" }),
    );
  }
  const tenantKey = createTenantKey({ keyring: fixedKeyring(), workspaceId: "ws_1" });
  expect(() => checkSentinel({ keyring: fixedKeyring(), sentinel: tenantKey.wrapped })).toThrow(KeyringError);
});

test("derived secrets differ by purpose, deployment and key, and are long enough to seal sessions", () => {
  const secrets = [
    deriveSecret({ keyring: fixedKeyring(), purpose: "sessions" }),
    deriveSecret({ keyring: fixedKeyring(), purpose: "session" }),
    deriveSecret({ keyring: fixedKeyring({ instance: "other" }), purpose: "sessions" }),
    deriveSecret({ keyring: fixedKeyring({ bytesOf: { first: "second" } }), purpose: "sessions" }),
  ];
  expect(new Set(secrets).size).toBe(4);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(deriveSecret({ keyring: fixedKeyring(), purpose: "sessions" })).toBe(secrets[0]);
});

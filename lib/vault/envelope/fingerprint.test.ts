import { expect, test } from "vitest";
import { Secret } from "../secret";
import { fixedKeyring } from "../testing/fixed-keyring";
import { createTenant } from "../testing/scene";
import { fingerprint } from "./fingerprint";

test("a fingerprint tells secrets apart within a workspace and says nothing across workspaces", () => {
  const keyring = fixedKeyring();
  const one = createTenant({ keyring, workspaceId: "ws_1" }).opened;
  const two = createTenant({ keyring, workspaceId: "ws_2" }).opened;
  const prints = [
    fingerprint({ tenantKey: one, secret: Secret.fromText("a") }),
    fingerprint({ tenantKey: one, secret: Secret.fromText("b") }),
    fingerprint({ tenantKey: two, secret: Secret.fromText("a") }),
  ];
  expect(new Set(prints).size).toBe(3);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprint({ tenantKey: one, secret: Secret.fromText("a") })).toBe(prints[0]);
});

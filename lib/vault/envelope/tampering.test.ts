import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { checkSentinel } from "../keyring/check-sentinel";
import { KeyringError } from "../keyring/keyring-error";
import { sealSentinel } from "../keyring/seal-sentinel";
import { fixedKeyring } from "../testing/fixed-keyring";
import { openPlace, opens, type Place, sealPlace } from "../testing/scene";
import { createDataKey } from "./create-data-key";
import { openField } from "./open-field";
import { openTenantKey } from "./open-tenant-key";
import type { Scope } from "./scope";
import { sealField } from "./seal-field";

const keyring = fixedKeyring();
const scope: Scope = {
  instanceId: keyring.instanceId,
  workspaceId: "ws_1",
  connectionId: "con_1",
  credentialVersion: 1,
};
const place = sealPlace({ keyring, scope });
const field = "/password";
const sentinel = sealSentinel({ keyring });

/** Every stored text of the place, and the attempt to open the place with another text there. */
const storedTexts: readonly (readonly [string, string, (text: string) => boolean])[] = [
  ["field", place.sealed.fields[field] ?? "", (text) => opensWith({ fields: { [field]: text } })],
  ["data key", place.sealed.wrappedKey, (wrappedKey) => opensWith({ wrappedKey })],
  [
    "tenant key",
    place.tenantKey.wrapped,
    (wrapped) => opens(() => openPlace({ ...place, tenantKey: { ...place.tenantKey, wrapped } })),
  ],
  ["sentinel", sentinel, opensAsSentinel],
];

function opensWith(change: Partial<Place["sealed"]>): boolean {
  return opens(() => openPlace({ ...place, sealed: { ...place.sealed, ...change } }));
}

function opensAsSentinel(text: string): boolean {
  try {
    checkSentinel({ keyring, sentinel: text });
    return true;
  } catch (error) {
    if (!(error instanceof KeyringError) || error.code !== "keyring_wrong") throw error;
    return false;
  }
}

function splitBlob(text: string): { readonly head: string; readonly blob: Buffer } {
  const at = text.lastIndexOf(".") + 1;
  return { head: text.slice(0, at), blob: Buffer.from(text.slice(at), "base64url") };
}

test.each(storedTexts)("%s: untouched, it opens", (_, text, attempt) => {
  expect(attempt(text)).toBe(true);
});

test.each(storedTexts)("%s: no flipped bit is accepted", (_, text, attempt) => {
  const { head, blob } = splitBlob(text);
  const accepted: number[] = [];
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const changed = Buffer.from(blob);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    if (attempt(head + changed.toString("base64url"))) accepted.push(bit);
  }
  expect(accepted).toEqual([]);
});

test.each(storedTexts)("%s: no changed, added or removed character is accepted", (_, text, attempt) => {
  const accepted: string[] = [];
  for (let at = 0; at <= text.length; at++) {
    const before = text.slice(0, at);
    const after = text.slice(at + 1);
    const others = ["A", "b", "0", "_", ".", " ", "=", "\n", "é"].filter((c) => c !== text[at]);
    const changed = [
      ...others.map((c) => before + c + after),
      ...others.map((c) => before + c + text.slice(at)),
    ];
    for (const candidate of [...changed, before + after]) {
      if (candidate !== text && attempt(candidate)) accepted.push(candidate);
    }
  }
  expect(accepted).toEqual([]);
});

test.each(storedTexts)(
  "%s: no truncation or lengthening is accepted, short tags included",
  (_, text, attempt) => {
    const { head, blob } = splitBlob(text);
    const accepted: string[] = [];
    for (let length = 0; length < blob.length; length++) {
      const start = blob.subarray(0, length);
      const end = blob.subarray(blob.length - length);
      const padded = Buffer.concat([start, Buffer.alloc(blob.length - length)]);
      for (const bytes of [start, end, padded, Buffer.concat([blob, Buffer.alloc(length + 1)])]) {
        if (!bytes.equals(blob) && attempt(head + bytes.toString("base64url"))) accepted.push(`${length}`);
      }
    }
    expect(accepted).toEqual([]);
  },
);

test("100,000 random changes of a field: none is accepted", () => {
  const { dataKey } = createDataKey({ tenantKey: openTenantKey({ ...place, ...place.tenantKey }), scope });
  const { head, blob } = splitBlob(sealField({ dataKey, scope, field, plaintext: "correct horse" }));
  let accepted = 0;
  for (let i = 0; i < 100_000; i++) {
    const at = randomInt(blob.length);
    const old = blob.readUInt8(at);
    blob.writeUInt8(old ^ randomInt(1, 256), at);
    const sealed = head + blob.toString("base64url");
    if (opens(() => openField({ dataKey, scope, field, sealed }))) accepted++;
    blob.writeUInt8(old, at);
  }
  expect(accepted).toBe(0);
});

test("a format error does not repeat the input", () => {
  const canary = "cAnArY-0123456789";
  for (const text of [
    canary,
    `lk1.field.${canary}`,
    `lk1.${canary}.x.y`,
    `${place.sealed.wrappedKey}${canary}!`,
  ]) {
    expect(opensWith({ wrappedKey: text })).toBe(false);
  }
});

import { createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { forgeTwoKeyCiphertext, type GcmParameters } from "../testing/forge-two-key-ciphertext";
import { opens } from "../testing/scene";
import { type BlobKeys, deriveBlobKeys } from "./derive-blob-keys";
import { encodeContext } from "./encode-context";
import { openBlob } from "./open-blob";
import { parseSealedText } from "./parse-sealed-text";
import { sealBlob } from "./seal-blob";

const context = encodeContext(["field", "here"]);

function plainGcmAccepts(gcm: GcmParameters, forged: { ciphertext: Buffer; tag: Buffer }): boolean {
  const decipher = createDecipheriv("aes-256-gcm", gcm.key, gcm.iv, { authTagLength: 16 });
  decipher.setAAD(gcm.context).setAuthTag(forged.tag).update(forged.ciphertext);
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

test("a ciphertext made to open under two keys opens under at most the one it is committed to", () => {
  for (let i = 0; i < 100; i++) {
    const salt = randomBytes(32);
    const masters = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))] as const;
    const keys = masters.map((key) => deriveBlobKeys({ key, salt, purpose: "field" })) as [
      BlobKeys,
      BlobKeys,
    ];
    const [one, two] = keys.map(({ key, iv }) => ({ key, iv, context })) as [GcmParameters, GcmParameters];
    const forged = forgeTwoKeyCiphertext({ one, two });
    expect([plainGcmAccepts(one, forged), plainGcmAccepts(two, forged)]).toEqual([true, true]);

    const tries = keys.map(({ commit }) => {
      const blob = Buffer.concat([Buffer.of(1), salt, commit, forged.ciphertext, forged.tag]);
      return masters.map((key) => opens(() => openBlob({ key, purpose: "field", context, blob })));
    });
    expect(tries).toEqual([
      [true, false],
      [false, true],
    ]);
  }
});

/** SEALS=1000000 is the full proof. */
// biome-ignore lint/style/noProcessEnv: how long a test runs is no setting of the product
const seals = Number(process.env.SEALS ?? 10_000);

test(`${seals} seals of the same bytes share no salt and no key`, { timeout: 30_000 + seals }, () => {
  const key = createSecretKey(randomBytes(32));
  const plaintext = Buffer.from("same");
  const salts = new Set<string>();
  const commits = new Set<string>();
  for (let i = 0; i < seals; i++) {
    const blob = sealBlob({ key, purpose: "field", context, plaintext });
    salts.add(blob.toString("latin1", 1, 33));
    commits.add(blob.toString("latin1", 33, 65));
  }
  expect([salts.size, commits.size]).toEqual([seals, seals]);
});

test("the blob is 81 bytes longer than the plaintext, down to an empty one", () => {
  const key = createSecretKey(randomBytes(32));
  for (const size of [0, 1, 16, 1000]) {
    const blob = sealBlob({ key, purpose: "field", context, plaintext: randomBytes(size) });
    expect(blob).toHaveLength(size + 81);
    expect(openBlob({ key, purpose: "field", context, blob })).toHaveLength(size);
  }
});

test("lists of parts that look alike when joined have different contexts", () => {
  const lists = [
    ["a", "b"],
    ["ab"],
    ["a,1:b"],
    ["1:a,1:b"],
    ["a", "b", "c"],
    ["b", "a"],
    ["\u00e9"],
    ["e\u0301"],
  ];
  expect(new Set(lists.map((parts) => encodeContext(parts).toString("latin1"))).size).toBe(lists.length);
  expect(encodeContext(["é", "b"]).toString("utf8")).toBe("11:latchkey/v1,2:é,1:b,");
});

test.each(["", "\ud800", "a\udc00b"])("a part without a UTF-8 form of its own is refused", (part) => {
  expect(() => encodeContext(["a", part])).toThrow(expect.objectContaining({ code: "vault_invalid_input" }));
});

test("only the one spelling of a text is read", () => {
  const id = "0123456789abcdef".repeat(2);
  expect(parseSealedText({ purpose: "field", text: `lk1.field.${id}.AQ` }).blob).toEqual(Buffer.of(1));
  const wrong = [
    `lk1.field.${id}.AQ==`,
    `lk1.field.${id}.AR`,
    `lk1.field.${id}.+A`,
    `lk1.field.${id}.AQ.AQ`,
    `lk1.field.${id}.${id}.AQ`,
    `lk1.field.${id.toUpperCase()}.AQ`,
    `lk1.field.${id}\n.AQ`,
    `lk2.field.${id}.AQ`,
    `lk1.data-key.${id}.${id}.AQ`,
    `lk1.field.AQ`,
    "lk1.field",
    "",
  ];
  expect(wrong.filter((text) => opens(() => parseSealedText({ purpose: "field", text })))).toEqual([]);
});

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Project Wycheproof's vectors against node:crypto in the very form the vault uses it. They are not part of
// this repository: where the folder is absent the tests are skipped.
const folder = fileURLToPath(new URL("../../../../shared/corpora/", import.meta.url));
const absent = !existsSync(folder);

interface Vector {
  readonly tcId: number;
  readonly result: "valid" | "invalid" | "acceptable";
  readonly [name: string]: unknown;
}

interface Group {
  readonly [name: string]: unknown;
  readonly tests: readonly Vector[];
}

function run(
  file: string,
  applies: (group: Group) => boolean,
  accepts: (v: Vector, g: Group) => boolean,
): void {
  const { testGroups } = JSON.parse(readFileSync(`${folder}${file}.json`, "utf8")) as { testGroups: Group[] };
  let vectors = 0;
  const wrong: number[] = [];
  for (const group of testGroups.filter(applies)) {
    for (const vector of group.tests) {
      vectors++;
      if (accepts(vector, group) !== (vector.result === "valid")) wrong.push(vector.tcId);
    }
  }
  console.log(JSON.stringify({ suite: file, vectors, wrong: wrong.length }));
  expect(vectors).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
}

function bytes(hex: unknown): Buffer {
  return Buffer.from(String(hex), "hex");
}

test.skipIf(absent)("AES-256-GCM with 96-bit IVs and 128-bit tags", () => {
  const ours = (group: Group) => group.keySize === 256 && group.ivSize === 96 && group.tagSize === 128;
  run("wycheproof_aes_gcm", ours, (vector) => {
    const key = createSecretKey(bytes(vector.key));
    const decipher = createDecipheriv("aes-256-gcm", key, bytes(vector.iv), { authTagLength: 16 });
    decipher.setAAD(bytes(vector.aad)).setAuthTag(bytes(vector.tag));
    const plaintext = decipher.update(bytes(vector.ct));
    try {
      decipher.final();
    } catch {
      return false;
    }
    const cipher = createCipheriv("aes-256-gcm", key, bytes(vector.iv), { authTagLength: 16 });
    cipher.setAAD(bytes(vector.aad));
    const sealed = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
    return (
      plaintext.equals(bytes(vector.msg)) && Buffer.concat(sealed).equals(bytes(`${vector.ct}${vector.tag}`))
    );
  });
});

test.skipIf(absent).each(["sha256", "sha512"])("HKDF %s", (hash) => {
  run(
    `wycheproof_hkdf_${hash}`,
    () => true,
    (vector) => {
      const key = createSecretKey(bytes(vector.ikm));
      try {
        const okm = hkdfSync(hash, key, bytes(vector.salt), bytes(vector.info), Number(vector.size));
        return Buffer.from(okm).equals(bytes(vector.okm));
      } catch {
        return false;
      }
    },
  );
});

test.skipIf(absent)("HMAC-SHA256", () => {
  run(
    "wycheproof_hmac_sha256",
    () => true,
    (vector, group) => {
      const tag = createHmac("sha256", bytes(vector.key)).update(bytes(vector.msg)).digest();
      return tag.subarray(0, Number(group.tagSize) / 8).equals(bytes(vector.tag));
    },
  );
});

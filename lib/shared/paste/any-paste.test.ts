import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { recognisePaste } from "./recognise-paste";

const recognise = (text: string) => recognisePaste({ text, loadYaml: async () => parse });

const pieces = fc.constantFrom(
  "postgres://",
  "jdbc:",
  "@",
  ":",
  "/",
  "?",
  "=",
  ";",
  "\n",
  "[",
  "]",
  "{",
  "}",
  '"',
  "'",
  "type: x",
  "PGHOST=",
  "-----BEGIN CERTIFICATE-----",
  "%",
  "%zz",
  "&",
  "\u0000",
  "__proto__=1",
  "constructor",
);

test("never throws, whatever is pasted", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme" })), { maxLength: 30 }),
      async (parts) => {
        await recognise(parts.join(""));
      },
    ),
    { numRuns: 3_000 },
  );
});

test("splits every address it could have been made of", async () => {
  const word = fc
    .string({ minLength: 1, maxLength: 30 })
    .filter((text) => /^[^[\]<>{}*•.$x]+$/i.test(text) && text.trim() !== "" && !/^your/i.test(text));
  await fc.assert(
    fc.asyncProperty(word, word, async (username, password) => {
      const text = `postgres://${encodeURIComponent(username)}:${encodeURIComponent(password)}@h:1/d`;
      expect((await recognise(text))?.facts).toMatchObject({
        username,
        password,
        host: "h",
        port: "1",
        database: "d",
      });
    }),
  );
});

test.each(["@", "a=", "postgres://@", "\n", "[default]\n", "-----BEGIN ", "{{", "(password"])(
  "gives up on a long text of %j in good time",
  async (piece) => {
    const started = performance.now();
    await recognise(piece.repeat(Math.floor(65_000 / piece.length)));
    await recognise(`postgres://${piece.repeat(Math.floor(8_000 / piece.length))}`);
    expect(performance.now() - started).toBeLessThan(1_500);
  },
);

/** Ways in which a text may lie somewhere without being recognised at a glance, each by its name. */
function disguises(secret: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const percent = encodeURIComponent(secret);
  const everyByte = hex.replace(/../g, "%$&");
  return new Map([
    ["plain", secret],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
    ["JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["URL-encoded", percent],
    ["form-encoded", new URLSearchParams({ x: secret }).toString().slice(2)],
    ["URL-encoded, every byte", everyByte],
    ["URL-encoded, every byte, upper case", everyByte.toUpperCase()],
    ["HTML", secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
    ["hex", hex],
    ["hex, upper case", hex.toUpperCase()],
    ["UTF-16", Buffer.from(secret, "utf16le").toString("latin1")],
    ...[0, 1, 2].flatMap((offset): [string, string][] => [
      [`base64 at offset ${offset}`, base64At({ bytes, offset, encoding: "base64" })],
      [`base64url at offset ${offset}`, base64At({ bytes, offset, encoding: "base64url" })],
    ]),
  ]);
}

/** The part of a base64 text that is the same whatever stands before and behind the secret. */
function base64At(input: {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly encoding: "base64" | "base64url";
}): string {
  const text = Buffer.concat([Buffer.alloc(input.offset), input.bytes]).toString(input.encoding);
  const first = Math.ceil((input.offset * 8) / 6);
  const last = Math.floor(((input.offset + input.bytes.length) * 8) / 6);
  return text.slice(first, last);
}

/** A place where a secret was found. Holds no secret itself: it is printed. */
export interface Finding {
  readonly place: string;
  readonly secret: string;
  readonly disguise: string;
}

/**
 * Looks for every secret in every disguise.
 * @param secrets by a name that may be printed.
 */
export function findSecrets(input: {
  readonly place: string;
  readonly content: Buffer | string;
  readonly secrets: Readonly<Record<string, string>>;
}): readonly Finding[] {
  const content = typeof input.content === "string" ? Buffer.from(input.content) : input.content;
  return Object.entries(input.secrets).flatMap(([secret, value]) =>
    [...disguises(value)]
      .filter(([name, text]) => content.includes(Buffer.from(text, name === "UTF-16" ? "latin1" : "utf8")))
      .map(([disguise]) => ({ place: input.place, secret, disguise })),
  );
}

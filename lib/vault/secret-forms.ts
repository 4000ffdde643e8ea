import "server-only";

/** One spelling of a secret to look for. */
export interface SecretForm {
  readonly form: string;
  /** It may stand in the middle of a longer base64 run. */
  readonly partOfBase64: boolean;
}

// Shorter ones have encoded forms of two or three characters, which stand in any text.
const shortestEncoded = 4;
// One line of a PEM key is worth hiding; one short line of a text is not.
const shortestLine = 16;

/** The spellings in which a secret turns up in other people's error messages. */
export function secretForms(secret: string): SecretForm[] {
  if (secret === "") return [];
  const lines = secret
    .split(/\r?\n/)
    .filter((line) => line.length >= shortestLine && !line.startsWith("-----"));
  const plain = [secret, JSON.stringify(secret).slice(1, -1), ...lines];
  const encoded =
    Buffer.byteLength(secret) < shortestEncoded ? [] : [...urlForms(secret), ...hexForms(secret)];
  const base64 = Buffer.byteLength(secret) < shortestEncoded ? [] : base64Forms(secret);
  return [
    ...[...new Set([...plain, ...encoded])].map((form) => ({ form, partOfBase64: false })),
    ...[...new Set(base64)].map((form) => ({ form, partOfBase64: true })),
  ];
}

function urlForms(secret: string): string[] {
  // As UTF-8 would have it: encodeURIComponent throws on half a surrogate pair.
  const wellFormed = Buffer.from(secret, "utf8").toString("utf8");
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = new URLSearchParams({ "": secret }).toString().slice(1);
  const forms = [component, strict, query, encodeURI(wellFormed)];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

function hexForms(secret: string): string[] {
  const hex = Buffer.from(secret, "utf8").toString("hex");
  return [hex, hex.toUpperCase()];
}

/** Base64 depends on how many bytes stand before: for each of the three offsets, the characters the secret alone decides. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, "utf8")]);
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return [bytes.toString("base64").slice(first, end), bytes.toString("base64url").slice(first, end)];
  });
}

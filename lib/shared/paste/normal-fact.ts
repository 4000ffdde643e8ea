import type { PasteFact } from "./types";

type Entries = readonly (readonly [PasteFact, string])[];

const longestPlaceholder = 200;

/** What documentation and templates put where a person's own value belongs. */
const placeholders = [
  /^[[<{(][^"']*(password|user|host|name|secret|key|token|db|database)[^"']*[\]>})]$/i,
  /^your[-_ ]/i,
  /^(?:\*+|•+|x{4,}|\.{3,}|changeme|password_here)$/i,
  /\{\{.*\}\}/,
  /^\$\{?[A-Z_][A-Z0-9_]*\}?$/,
];

/** Whether a value says nothing: empty, masked, or a template's mark for "put yours here". */
export function isBlank(value: string): boolean {
  const text = value.trim();
  // No template is longer; whatever is, is somebody's own.
  if (text.length > longestPlaceholder) return false;
  return text === "" || placeholders.some((pattern) => pattern.test(text));
}

/** A setting's value in the form the facts have; several where one setting tells more than one thing. */
export function normalFact(input: {
  readonly fact: PasteFact;
  readonly name: string;
  readonly value: string;
}): Entries {
  const { fact, value } = input;
  if (isBlank(value)) return [];
  if (fact === "host") return hostFacts(value);
  if (fact === "tls") return tlsFacts(input);
  if (fact === "region" || fact === "port") return [[fact, value.trim()]];
  if (fact === "schema")
    return [[fact, (value.split(",").find((one) => one.trim() !== "$user") ?? "").trim()]];
  if (fact === "ca" && !value.includes("-----BEGIN")) return [];
  return [[fact, value]];
}

/** `tcp:db.example.com,1433`, `db.example.com:5432`, `https://db.example.com/`: the host, and its port. */
function hostFacts(value: string): Entries {
  const bare = value
    .trim()
    .replace(/^(?:tcp:|[a-z]+:\/\/)/i, "")
    .replace(/\/.*$/, "")
    .replace(/\\.*$/, "");
  const withPort = /^([^,:\s]+)[,:](\d{1,5})$/.exec(bare);
  if (!withPort) return [["host", bare]];
  return [
    ["host", withPort[1] ?? ""],
    ["port", withPort[2] ?? ""],
  ];
}

const off = ["disable", "disabled", "false", "0", "no", "off", "none", "optional"];
const byMode: Readonly<Record<string, string>> = {
  "verify-ca": "verify-ca",
  verify_ca: "verify-ca",
  "verify-full": "verify-full",
  verify_identity: "verify-full",
};

function tlsFacts({ name, value }: { readonly name: string; readonly value: string }): Entries {
  const text = value.trim().toLowerCase();
  const turnedOff = off.includes(text);
  if (/disable/i.test(name)) return [["tls", turnedOff ? "on" : "off"]];
  return [["tls", turnedOff ? "off" : (byMode[text] ?? "on")]];
}

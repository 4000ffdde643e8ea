import { createPrivateKey, type KeyObject } from "node:crypto";
import { StageRefusal } from "./api-failure";

/**
 * Reads a pasted private key. Line breaks lost on the way, as `\n` in letters or swallowed by a
 * single-line field, are put back. Refuses with `invalid_key` and what to paste instead.
 */
export function readPrivateKey(input: { readonly pem: string; readonly field: string }): KeyObject {
  const pem = withLineBreaks(input.pem);
  try {
    return createPrivateKey(pem);
  } catch {
    throw new StageRefusal({
      failure: {
        code: "invalid_key",
        field: input.field,
        message: `This is not a private key that can be used${why(pem)}.`,
        hint: "Paste the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----, without a passphrase.",
      },
    });
  }
}

function withLineBreaks(pasted: string): string {
  const text = pasted.replaceAll("\\n", "\n").trim();
  const found = /^-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/.exec(text);
  if (found === null) return text;
  const lines = (found[2] ?? "").replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${found[1]}-----`, ...lines, `-----END ${found[1]}-----`, ""].join("\n");
}

function why(pem: string): string {
  if (/ENCRYPTED/.test(pem)) return ": it is protected by a passphrase";
  if (/BEGIN (RSA )?PUBLIC KEY|^ssh-/.test(pem)) return ": it is the public half";
  if (/BEGIN CERTIFICATE/.test(pem)) return ": it is a certificate";
  return "";
}

import { createPrivateKey, type KeyObject } from "node:crypto";
import { type ApiFailure, StageRefusal } from "./api-failure";

/** A pasted key, and where it came from. */
export interface PastedKey {
  readonly pem: string;
  /** Property that holds the key. */
  readonly field: string;
  /** Where the form asks for a passphrase: the property, and what was entered. */
  readonly passphrase?: { readonly field: string; readonly text: string };
}

/**
 * Reads a pasted private key. Line breaks lost on the way, as `\n` in letters or swallowed by a
 * single-line field, are put back. Refuses with `invalid_key` and what to paste instead.
 */
export function readPrivateKey(input: PastedKey): KeyObject {
  const pem = withLineBreaks(input.pem);
  const passphrase = input.passphrase?.text ?? "";
  try {
    return createPrivateKey({ key: pem, ...(passphrase === "" ? {} : { passphrase }) });
  } catch {
    throw new StageRefusal({ failure: failureOf({ pem, pasted: input }) });
  }
}

function failureOf(input: { readonly pem: string; readonly pasted: PastedKey }): ApiFailure {
  const { pem, pasted } = input;
  const { passphrase } = pasted;
  if (passphrase !== undefined && /ENCRYPTED/.test(pem)) {
    return {
      code: "invalid_key",
      field: passphrase.field,
      message:
        passphrase.text === ""
          ? "The private key is protected by a passphrase."
          : "The passphrase does not open the private key.",
      hint: "Enter the passphrase that was chosen when the key was made. Check that the key was pasted whole.",
    };
  }
  return {
    code: "invalid_key",
    field: pasted.field,
    message: refusalOf(pem),
    hint: "Paste the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----, without a passphrase.",
  };
}

function withLineBreaks(pasted: string): string {
  const text = pasted.replaceAll("\\n", "\n").trim();
  const found = /^-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/.exec(text);
  if (found === null) return text;
  const lines = (found[2] ?? "").replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${found[1]}-----`, ...lines, `-----END ${found[1]}-----`, ""].join("\n");
}

function refusalOf(pem: string): string {
  if (/ENCRYPTED/.test(pem)) {
    return "This is not a private key that can be used: it is protected by a passphrase.";
  }
  if (/BEGIN (RSA )?PUBLIC KEY|^ssh-/.test(pem)) {
    return "This is not a private key that can be used: it is the public half.";
  }
  if (/BEGIN CERTIFICATE/.test(pem)) {
    return "This is not a private key that can be used: it is a certificate.";
  }
  return "This is not a private key that can be used.";
}

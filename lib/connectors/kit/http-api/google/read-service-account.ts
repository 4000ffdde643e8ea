import type { KeyObject } from "node:crypto";
import { readPath } from "../api-answer";
import { StageRefusal } from "../api-failure";
import { readPrivateKey } from "../private-key";

const field = "service_account_key";

/** What is used of a pasted key file. Its `token_uri` is not: it could lead anywhere. */
export interface ServiceAccount {
  readonly email: string;
  readonly key: KeyObject;
}

/** Reads a key file of a service account; refuses any other file with what to paste instead. */
export function readServiceAccount({ text }: { readonly text: string }): ServiceAccount {
  const json = parse(text);
  if (json === undefined) throw refusal("This is not a whole key file.");
  if (readPath(json, "installed.client_id") !== "" || readPath(json, "web.client_id") !== "")
    throw refusal("This is the file of an OAuth client, not of a service account.");
  const email = readPath(json, "client_email");
  const pem = readPath(json, "private_key");
  if (readPath(json, "type") !== "service_account" || email === "" || pem === "")
    throw refusal("This file is not the key of a service account.");
  return { email, key: readPrivateKey({ pem, field }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(message: string): StageRefusal {
  const hint = "In Google Cloud, open the service account, Keys, Add key, JSON, and paste the whole file.";
  return new StageRefusal({ failure: { code: "invalid_key", field, message, hint } });
}

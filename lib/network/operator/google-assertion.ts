import { createPrivateKey, sign } from "node:crypto";
import type { Hidden } from "./hidden";

/** Where assertions are traded for access tokens. */
export const tokenUrl = "https://oauth2.googleapis.com/token";
const seconds = 900;

/** The operator's own service account. */
export interface OperatorGoogleKey {
  readonly email: string;
  /** PKCS #8, PEM. */
  readonly privateKey: Hidden;
}

/** A JSON Web Token of the operator (Google, "Using OAuth 2.0 for server to server applications"). */
export function googleAssertion(input: {
  readonly google: OperatorGoogleKey;
  readonly scope: string;
}): string {
  const { google, scope } = input;
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: google.email, scope, aud: tokenUrl, iat: now, exp: now + seconds };
  const content = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(content), createPrivateKey(google.privateKey.reveal()));
  return `${content}.${signature.toString("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

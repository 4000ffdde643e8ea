import { constants, type KeyObject, randomUUID, sign } from "node:crypto";
import { StageRefusal } from "./api-failure";

export type JwtAlgorithm = "RS256" | "PS256" | "ES256" | "ES384" | "ES512";

/**
 * A signed JSON Web Token (RFC 7519) with `iat`, `exp` and `jti` added.
 * @param input.seconds how long it is good for
 */
export function signJwt(input: {
  readonly key: KeyObject;
  /** Property the key came from. */
  readonly field: string;
  readonly algorithm: JwtAlgorithm;
  readonly header?: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Unix seconds. @default now */
  readonly now?: number;
}): string {
  const { key, algorithm } = input;
  const now = input.now ?? Math.floor(Date.now() / 1000);
  const header = { alg: algorithm, typ: "JWT", ...input.header };
  const claims = { ...input.claims, iat: now, exp: now + input.seconds, jti: randomUUID() };
  const content = `${encode(header)}.${encode(claims)}`;
  const wanted = algorithm.startsWith("ES") ? "ec" : "rsa";
  if (key.asymmetricKeyType !== wanted) throw wrongKind(input.field, wanted);
  const hash = `sha${algorithm.slice(2)}`;
  const isPss = algorithm.startsWith("PS");
  const signature = sign(hash, Buffer.from(content), {
    key,
    dsaEncoding: "ieee-p1363",
    ...(isPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  });
  return `${content}.${signature.toString("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function wrongKind(field: string, wanted: string): StageRefusal {
  return new StageRefusal({
    failure: {
      code: "invalid_key",
      field,
      message: "This private key is of a kind that cannot be used here.",
      hint: wanted === "rsa" ? "Paste an RSA key of 2048 bits or more." : "Paste an EC key.",
    },
  });
}

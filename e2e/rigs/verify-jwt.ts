import { constants, type KeyLike, verify } from "node:crypto";

/**
 * The header and claims of a JSON Web Token whose signature, algorithm and times are good; null otherwise.
 * @param input.maxSeconds longest validity the vendor takes
 */
export function verifyJwt(input: {
  readonly token: string;
  readonly publicKey: KeyLike;
  readonly algorithm: "RS256" | "PS256" | "ES256";
  readonly maxSeconds: number;
}): { readonly header: Record<string, unknown>; readonly claims: Record<string, unknown> } | null {
  const [head = "", body = "", signature = ""] = input.token.split(".");
  const header = decode(head);
  const claims = decode(body);
  if (header?.alg !== input.algorithm || claims === null) return null;
  const { iat, exp } = claims;
  const now = Date.now() / 1000;
  if (typeof iat !== "number" || typeof exp !== "number") return null;
  if (Math.abs(now - iat) > 60 || exp <= now || exp - iat > input.maxSeconds) return null;
  const isPss = input.algorithm.startsWith("PS");
  const key = {
    key: input.publicKey,
    dsaEncoding: "ieee-p1363",
    ...(isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
  } as Parameters<typeof verify>[2];
  const isGood = verify("sha256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"));
  return isGood ? { header, claims } : null;
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

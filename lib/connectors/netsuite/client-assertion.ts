import { readPrivateKey } from "../kit/http-api/private-key";
import type { Settings } from "../kit/http-api/read-settings";
import { type JwtAlgorithm, signJwt } from "../kit/http-api/sign-jwt";

const byCurve: Readonly<Record<string, JwtAlgorithm>> = {
  prime256v1: "ES256",
  secp384r1: "ES384",
  secp521r1: "ES512",
};

/** Proves the client to NetSuite: PS256 with an RSA key, ES with an EC one. RS256 is no longer taken. */
export function clientAssertion(input: {
  readonly settings: Pick<Settings, "text">;
  readonly audience: string;
}): string {
  const { text } = input.settings;
  const key = readPrivateKey({ pem: text("private_key"), field: "private_key" });
  const curve = key.asymmetricKeyDetails?.namedCurve ?? "";
  return signJwt({
    key,
    field: "private_key",
    algorithm: byCurve[curve] ?? "PS256",
    header: { kid: text("certificate_id") },
    claims: { iss: text("client_id"), scope: "rest_webservices", aud: input.audience },
    seconds: 300,
  });
}

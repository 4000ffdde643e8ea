import { readPrivateKey } from "../kit/http-api/private-key";
import type { Settings } from "../kit/http-api/read-settings";
import { signJwt } from "../kit/http-api/sign-jwt";

/** What to send to the token endpoint, and the property its refusal points to. */
export function tokenForm({ text }: Pick<Settings, "text">): {
  readonly form: Readonly<Record<string, string>>;
  readonly grantField: "client_secret" | "private_key" | "refresh_token";
} {
  const client = { client_id: text("client_id"), client_secret: text("client_secret") };
  switch (text("auth_method", "client_credentials")) {
    case "jwt_bearer":
      return {
        grantField: "private_key",
        form: { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: assertion({ text }) },
      };
    case "refresh_token":
      return {
        grantField: "refresh_token",
        form: { grant_type: "refresh_token", refresh_token: text("refresh_token"), ...client },
      };
    default:
      return { grantField: "client_secret", form: { grant_type: "client_credentials", ...client } };
  }
}

/** Good for three minutes, as Salesforce allows at most. */
function assertion({ text }: Pick<Settings, "text">): string {
  return signJwt({
    key: readPrivateKey({ pem: text("private_key"), field: "private_key" }),
    field: "private_key",
    algorithm: "RS256",
    claims: {
      iss: text("client_id"),
      sub: text("username"),
      aud: `https://${text("environment", "login")}.salesforce.com`,
    },
    seconds: 180,
  });
}

import { z } from "zod";
import { type HiddenText, hide } from "./operator-env";

/** The company's identity provider that members may sign in with. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: HiddenText;
  /** What the sign-in page calls it. */
  readonly name: string;
  /** Role of people whom nobody invited; undefined where those are refused. */
  readonly defaultRole: "operator" | "reviewer" | "viewer" | undefined;
}

/** An issuer without TLS could be anybody: only one on this machine may go without. */
const issuer = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = URL.parse(text);
  return url?.protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
});

/** The variables of single sign-on. */
export const ssoVariables = {
  /** Issuer of an OpenID Connect provider, whose configuration is found under `/.well-known`. */
  LATCHKEY_OIDC_ISSUER: issuer.optional(),
  /** Client registered there, with the redirect address `<public URL>/admin/sign-in/sso`. */
  LATCHKEY_OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  LATCHKEY_OIDC_CLIENT_SECRET: z.string().min(1).max(2_000).optional(),
  /** Name on the button of the sign-in page. */
  LATCHKEY_OIDC_NAME: z.string().min(1).max(60).default("your company account"),
  /** Lets everybody with a verified e-mail at the provider in, with this role. Nobody becomes an owner this way. */
  LATCHKEY_OIDC_DEFAULT_ROLE: z.enum(["operator", "reviewer", "viewer"]).optional(),
} as const;

/** What each variable must look like, in words. */
export const ssoExpectations: Readonly<Record<string, string>> = {
  LATCHKEY_OIDC_ISSUER: "must be an https address such as https://login.example.com",
  LATCHKEY_OIDC_CLIENT_ID: "must be the ID of a client at that issuer",
  LATCHKEY_OIDC_CLIENT_SECRET: "must be the secret of that client",
  LATCHKEY_OIDC_NAME: "must be a name of at most 60 characters",
  LATCHKEY_OIDC_DEFAULT_ROLE: "must be operator, reviewer or viewer",
};

type SsoValues = z.infer<z.ZodObject<typeof ssoVariables>>;

const needed = ["LATCHKEY_OIDC_ISSUER", "LATCHKEY_OIDC_CLIENT_ID", "LATCHKEY_OIDC_CLIENT_SECRET"] as const;

/** Sentences about variables that are there without the others they need. */
export function incompleteSso(values: SsoValues): readonly string[] {
  const given = needed.filter((name) => values[name] !== undefined);
  if (given.length === 0 || given.length === needed.length) return [];
  return needed
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} must be there too when ${given[0]} is`);
}

/** The provider, where it is configured. */
export function readSso(values: SsoValues): SsoSettings | undefined {
  const [issuerUrl, clientId, secret] = needed.map((name) => values[name]);
  if (issuerUrl === undefined || clientId === undefined || secret === undefined) return undefined;
  return {
    issuer: issuerUrl,
    clientId,
    clientSecret: hide(secret),
    name: values.LATCHKEY_OIDC_NAME,
    defaultRole: values.LATCHKEY_OIDC_DEFAULT_ROLE,
  };
}

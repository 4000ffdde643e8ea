import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, interactionPolicy } from "oidc-provider";
import { claimsOf, type OidcPerson } from "./oidc-person";

/** Scope of the API that stands beside the provider. */
const driveScope = "https://www.googleapis.com/auth/drive";

/** The operator's client at this provider. */
export const oidcClient = { client_id: "latchkey-test-client", client_secret: "client-secret-5e1f" } as const;

/** Whoever signs in. */
export const oidcAccount = { email: "ada@acme.example", password: "no-password-is-asked" } as const;

/** A real OAuth 2.0 and OpenID Connect server in Google's place, with a consent page of two buttons. */
export interface OidcRig {
  readonly origin: string;
  /** Value of `LATCHKEY_PROVIDER_ORIGINS`: every Google address that a sign-in or its check uses. */
  readonly standIns: string;
  /** Starts serving; before that its address is known and nothing answers. */
  serve(input: { readonly redirectUri: string }): void;
  /** Signs somebody else in from here on. */
  become(person: OidcPerson): void;
  /** Requests to the token endpoint so far, by grant type. */
  tokenRequests(): readonly string[];
  /** Takes back every refresh token that was given. */
  revokeAll(): Promise<void>;
  stop(): Promise<void>;
}

const googleOrigins = [
  "https://accounts.google.com",
  "https://oauth2.googleapis.com",
  "https://www.googleapis.com",
];

/**
 * Listens on a free port of 127.0.0.1.
 * @param issuer whose name stands in its tokens: Google's, or its own address, as a company's provider has it
 */
export async function startOidcProvider({
  issuer = "google",
}: {
  readonly issuer?: "google" | "own";
} = {}): Promise<OidcRig> {
  const person: OidcPerson = { sub: "ada", email: oidcAccount.email };
  const refreshTokens: { destroy(): Promise<void> }[] = [];
  const grantTypes: string[] = [];
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  const server = createServer((request, response) => {
    if (handle === null) response.writeHead(503).end();
    else handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    standIns: googleOrigins.map((google) => `${google}=${origin}`).join(","),
    serve({ redirectUri }) {
      const name = issuer === "own" ? origin : "https://accounts.google.com";
      const provider = createProvider({ redirectUri, issuer: name, person: () => person });
      provider.on("refresh_token.saved", (token) => void refreshTokens.push(token));
      provider.on(
        "grant.success",
        (context) => void grantTypes.push(String(context.oidc.params?.grant_type)),
      );
      handle = (request, response) => void answer({ provider, person, request, response });
    },
    become: (other) => Object.assign(person, { name: undefined, emailVerified: undefined }, other),
    tokenRequests: () => grantTypes,
    revokeAll: async () => {
      await Promise.all(refreshTokens.map((token) => token.destroy()));
    },
    stop: () => close(server),
  };
}

interface ProviderInput {
  readonly redirectUri: string;
  readonly issuer: string;
  readonly person: () => OidcPerson;
}

function createProvider(input: ProviderInput): Provider {
  const { base, Prompt } = interactionPolicy;
  const policy = base();
  policy.add(new Prompt({ name: "select_account", requestable: true }), 0);
  const configuration: Configuration = {
    clients: [
      {
        ...oidcClient,
        redirect_uris: [input.redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    routes: { authorization: "/o/oauth2/v2/auth", token: "/token", jwks: "/oauth2/v3/certs" },
    scopes: ["openid", "email", "profile", driveScope],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => claimsOf(input.person(), sub),
    }),
    interactions: { policy, url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    cookies: { keys: ["rig"] },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 600,
    },
  };
  // Google's issuer has Google's name wherever it listens: that is what its id tokens say.
  return new Provider(input.issuer, configuration);
}

interface Exchange {
  readonly provider: Provider;
  readonly person: OidcPerson;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(exchange: Exchange): Promise<void> {
  const { provider, request, response } = exchange;
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  try {
    if (path.startsWith("/interaction/")) await interact(exchange);
    else if (path === "/drive/v3/about") await describeDrive(exchange);
    else await provider.callback()(request, response);
  } catch (error) {
    console.error("oidc rig:", error);
    response.writeHead(500).end();
  }
}

const page = `<!doctype html><meta charset="utf-8"><title>Consent</title><h1>Allow Latchkey?</h1>
<form method="post"><button name="answer" value="allow">Allow</button>
<button name="answer" value="part">Allow without files</button>
<button name="answer" value="deny">Deny</button></form>`;

/** Shows the consent page, and carries out what was pressed. */
async function interact({ provider, person, request, response }: Exchange): Promise<void> {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    return;
  }
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const pressed = new URLSearchParams(body).get("answer");
  if (pressed === "deny") {
    await provider.interactionFinished(request, response, { error: "access_denied" });
    return;
  }
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) });
  grant.addOIDCScope(pressed === "part" ? "openid email" : `openid email profile ${driveScope}`);
  if (pressed === "part") grant.rejectOIDCScope(driveScope);
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub },
    select_account: {},
    consent: { grantId: await grant.save() },
  });
}

/** Drive's `about`, for access tokens that this provider gave and that cover the drive. */
async function describeDrive({ provider, request, response }: Exchange): Promise<void> {
  const value = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const token = await provider.AccessToken.find(value);
  const isGood = token?.isValid === true && token.scopes.has(driveScope);
  response
    .writeHead(isGood ? 200 : 401, { "content-type": "application/json" })
    .end(
      JSON.stringify(
        isGood ? { user: { emailAddress: oidcAccount.email } } : { error: { status: "UNAUTHENTICATED" } },
      ),
    );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import "server-only";
import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
} from "openid-client";
import { getEnv } from "@/lib/config/env";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { NotFoundError } from "@/lib/services/errors";
import type { HttpRequest } from "@/lib/shared/setup-test/context";
import { SsoRefusedError } from "./sign-in-errors";

/** Where the provider sends the browser back to. */
export const ssoCallbackPath = "/admin/sign-in/sso";

/** How long what the provider says of itself is believed, in ms. */
const believedMs = 10 * 60 * 1000;

/** Largest answer of a provider that is read, in bytes. */
const maxBytes = 256 * 1024;

let known: { readonly issuer: string; readonly at: number; readonly client: Configuration } | null = null;

/** The client at the configured provider. @throws NotFoundError without one, SsoRefusedError where it does not answer */
export async function openSsoClient(): Promise<Configuration> {
  const { sso } = getEnv();
  if (sso === undefined) throw new NotFoundError({ what: "single sign-on" });
  const { issuer, clientId, clientSecret } = sso;
  if (known !== null && known.issuer === issuer && Date.now() - known.at < believedMs) return known.client;
  // The settings let only this machine go without TLS.
  const execute = issuer.startsWith("http:") ? [allowInsecureRequests] : [];
  try {
    const secret = ClientSecretPost(clientSecret.reveal());
    const options = { execute, [customFetch]: guardedFetch };
    const client = await discovery(new URL(issuer), clientId, undefined, secret, options);
    known = { issuer, at: Date.now(), client };
    return client;
  } catch (cause) {
    throw new SsoRefusedError({
      userMessage: "The sign-in service does not answer. Try again, or sign in with your password.",
      cause,
    });
  }
}

/** `fetch` whose every connection is made by the guarded dialer. It follows no redirect. */
async function guardedFetch(
  url: string,
  options: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: unknown;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Response> {
  const env = getEnv();
  const signal = options.signal ?? new AbortController().signal;
  const policy = parseEgressPolicy({ allowedCidrs: env.allowedNetworks });
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: env.providerOrigins });
  const { body } = options;
  const answer = await http.request({
    method: options.method as HttpRequest["method"],
    url,
    headers: { ...options.headers },
    maxBytes,
    allowPlain: env.sso?.issuer.startsWith("http:") === true,
    ...(body === undefined || body === null ? {} : { body: String(body) }),
  });
  return new Response(Buffer.from(answer.bytes), { status: answer.status, headers: answer.headers });
}

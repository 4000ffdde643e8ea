import "server-only";
import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { openSession, type RequestOrigin, type StartedSession } from "@/lib/services/member/open-session";
import { emailField } from "@/lib/shared/member/member-forms";
import { findChallenge } from "./find-challenge";
import { findSsoMember } from "./find-sso-member";
import { SsoRefusedError } from "./sign-in-errors";
import { openSsoClient, ssoCallbackPath } from "./sso-client";
import type { SsoPerson } from "./sso-person";
import { takeChallenge } from "./take-challenge";

/** What a provider says of somebody, in the id token or at its user-info endpoint. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  email: emailField.optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.literal("true"), z.literal("false")]).optional(),
  name: z.string().trim().min(1).max(100).optional().catch(undefined),
});

/**
 * Ends a sign-in at the provider, in the browser that began it. @throws SignInExpiredError, SsoRefusedError where
 * the answer is not the provider's, or nobody let this person in
 */
export async function finishSso(input: {
  readonly token: string | null;
  /** Query of the address that the provider sent the browser to, with its `?`. */
  readonly query: string;
  readonly from: RequestOrigin;
}): Promise<{ readonly session: StartedSession; readonly next: string }> {
  const challenge = await findChallenge({ token: input.token, kind: "oidc" });
  await takeChallenge(challenge);
  const client = await openSsoClient();
  const person = await readPerson({ client, query: input.query, data: challenge.data });
  const member = await findSsoMember({ person });
  const session = await openSession({ member, method: "oidc", from: input.from });
  return { session, next: challenge.data.next ?? "/admin" };
}

async function readPerson(input: {
  readonly client: Configuration;
  readonly query: string;
  readonly data: Readonly<Record<string, string>>;
}): Promise<SsoPerson> {
  const { client, data } = input;
  const address = new URL(`${ssoCallbackPath}${input.query}`, getEnv().publicUrl);
  try {
    const tokens = await authorizationCodeGrant(client, address, {
      expectedState: data.state ?? "",
      expectedNonce: data.nonce ?? "",
      pkceCodeVerifier: data.verifier ?? "",
      idTokenExpected: true,
    });
    const idToken = tokens.claims();
    if (idToken === undefined) throw new Error("no id token");
    // Many providers tell the e-mail at the user-info endpoint alone.
    const more =
      idToken.email === undefined ? await fetchUserInfo(client, tokens.access_token, idToken.sub) : {};
    return vouchedFor({ issuer: idToken.iss, told: claims.parse({ ...more, ...idToken }) });
  } catch (cause) {
    if (cause instanceof SsoRefusedError) throw cause;
    throw new SsoRefusedError({ userMessage: "The sign-in service did not let you in. Try again.", cause });
  }
}

/** Only an address the provider verified says who somebody is. */
function vouchedFor(input: { readonly issuer: string; readonly told: z.infer<typeof claims> }): SsoPerson {
  const { sub, email, email_verified: verified, name } = input.told;
  if (email === undefined || String(verified) !== "true") {
    throw new SsoRefusedError({
      userMessage: "Your e-mail address is not verified at the sign-in service. Verify it there first.",
    });
  }
  return { issuer: input.issuer, subject: sub, email, name: name ?? email };
}

import type { ReportCardProperty, ReportCardStep, ShownWhen } from "@/lib/shared/report-card/types";
import { property } from "../property";

/** Value of `auth_method` for a sign-in at the provider with the operator's own client. */
export const consentMethod = "authorization_code";

const withConsent: ShownWhen = { property: "auth_method", in: [consentMethod] };

/** `auth_method` with the sign-in as its first choice, offered where the operator has a client for it. */
export function withConsentChoice(input: {
  readonly method: ReportCardProperty;
  /** Name of the operator's client. */
  readonly provider: string;
  /** Label of the choice, for example "Sign in with Google". */
  readonly title: string;
}): ReportCardProperty {
  const { method } = input;
  return {
    ...method,
    json_schema: {
      ...method.json_schema,
      enum: [consentMethod, ...(method.json_schema.enum ?? [])],
      default: consentMethod,
    },
    choice_titles: { [consentMethod]: input.title, ...method.choice_titles },
    choice_needs: { [consentMethod]: `oauth_client:${input.provider}` },
  };
}

/** The step in which a person signs in at the provider and agrees. What comes of it is Latchkey's to fill in. */
export function consentStep(input: {
  /** Name of the provider for people. */
  readonly provider: string;
  /** What is asked for, one short phrase each. */
  readonly access: readonly string[];
  /** False where the access token lasts and there is nothing to refresh. @default true */
  readonly refreshes?: boolean;
}): ReportCardStep {
  const { provider, access, refreshes = true } = input;
  return {
    type: "oauth",
    id: "consent",
    title: `Sign in with ${provider}`,
    consent: { provider, access },
    properties: [
      ...(refreshes ? [secret("oauth_refresh_token", "Refresh token", true)] : []),
      secret("oauth_access_token", "Access token", !refreshes),
      plain("oauth_expires_at", "Access token expires"),
      plain("oauth_account", "Account"),
    ],
  };
}

function secret(name: string, title: string, isRequired: boolean): ReportCardProperty {
  return property({
    name,
    title,
    is_required: isRequired,
    is_credential: true,
    system_provided: true,
    json_schema: { type: "string", maxLength: 16_384, writeOnly: true },
    shown_when: withConsent,
  });
}

function plain(name: string, title: string): ReportCardProperty {
  return property({
    name,
    title,
    is_required: false,
    system_provided: true,
    json_schema: { type: "string", maxLength: 320 },
    shown_when: withConsent,
  });
}

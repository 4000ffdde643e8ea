import { fetchConsentToken, usesConsent } from "../kit/consent/fetch-consent-token";
import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";
import type { StageOutcome } from "../types";
import { salesforceFailures, salesforceReason } from "./salesforce-failures";
import { tokenForm } from "./token-form";

/** The org's own host. */
export function base({ text }: Pick<Settings, "text">): string {
  return `https://${text("instance").toLowerCase()}`;
}

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async (check) => {
    const outcome = await signIn(check);
    const instance = check.kept("instance_url");
    if (instance !== "" && !isSalesforce(instance)) {
      return check.refuse({
        code: "wrong_service",
        field: "instance",
        message: "What answered leads to an address outside Salesforce.",
        hint: "Check the My Domain host.",
      });
    }
    return outcome;
  },
};

function signIn(check: ApiCheck): Promise<StageOutcome> {
  const tokenUrl = `${base(check)}/services/oauth2/token`;
  if (usesConsent(check)) return fetchConsentToken({ check, service: "Salesforce", tokenUrl });
  const { form, grantField } = tokenForm(check);
  const hasSecret = grantField !== "private_key";
  return fetchToken({
    check,
    service: "Salesforce",
    fields: {
      clientId: "client_id",
      clientSecret: hasSecret ? "client_secret" : "client_id",
      grant: grantField,
    },
    request: { url: tokenUrl, form },
    reason: salesforceReason,
    failures: salesforceFailures(grantField),
  });
}

const permissions: ApiStage = {
  id: "permissions",
  title: "Use the API",
  run: async (check) => {
    const { json } = await check.call({
      url: `${instanceOf(check)}/services/data/v${check.text("api_version", "65.0")}/limits`,
      headers: bearer(check),
      failures: {
        "403": {
          code: "permission_denied",
          field: usesConsent(check) ? "oauth_refresh_token" : "client_id",
          message: "The sign-in works, but its user may not use the API.",
          hint: "Give the user the permission API Enabled, and the app the scope api.",
        },
        "404": {
          code: "not_found",
          field: "api_version",
          message: "The org does not know this version of the API.",
          hint: "Enter a version such as 65.0.",
        },
      },
    });
    const left = readPath(json, "DailyApiRequests.Remaining");
    const details = left === "" ? [] : [{ label: "API requests left today", value: factText(left) }];
    return { status: "PASSED", message: "The API can be used.", details };
  },
};

function instanceOf(check: Pick<ApiCheck, "kept" | "text">): string {
  return check.kept("instance_url").replace(/\/+$/, "") || base(check);
}

function isSalesforce(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: "", hostname: "" };
  return protocol === "https:" && hostname.endsWith(".salesforce.com");
}

/** What is asked of the API, in order. */
export const checks = [authenticate, permissions];

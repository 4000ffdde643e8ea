import type { StageOutcome } from "../../types";
import { type ApiAnswer, readPath } from "./api-answer";
import type { ApiCheck } from "./api-stage";
import type { FailureTable } from "./judge-answer";
import type { ApiRequest } from "./send-request";

/** Properties that a refused token request points to. */
export interface TokenFields {
  readonly clientId?: string;
  readonly clientSecret: string;
  /** What is traded in: the refresh token, the signing key, or the client secret once more. */
  readonly grant: string;
}

/**
 * Trades credentials in for an access token, which is kept as `access_token`. OAuth's error codes
 * (RFC 6749, section 5.2) decide what was wrong; `failures` adds the vendor's own.
 */
export async function fetchToken(input: {
  readonly check: ApiCheck;
  readonly service: string;
  readonly request: ApiRequest;
  readonly fields: TokenFields;
  readonly failures?: FailureTable;
  /** @default OAuth's `error` */
  readonly reason?: (answer: ApiAnswer) => string;
  /** Property that names the token URL, where the user does. */
  readonly addressField?: string;
}): Promise<StageOutcome> {
  const { check, service, request, fields } = input;
  const answer = await check.call({
    method: "POST",
    ...request,
    reason: input.reason ?? ((refused) => readPath(refused.json, "error")),
    failures: { ...tokenFailures({ service, fields }), ...input.failures },
    ...(input.addressField === undefined ? {} : { addressField: input.addressField }),
  });
  const token = readPath(answer.json, "access_token");
  if (token === "") {
    return check.refuse({
      code: "wrong_service",
      ...(input.addressField === undefined ? {} : { field: input.addressField }),
      message: `${service} answered, but gave no access token.`,
      hint: "Check that the address is the one that hands out tokens.",
    });
  }
  check.keep("access_token", token);
  for (const name of ["instance_url", "refresh_token"]) check.keep(name, readPath(answer.json, name));
  return { status: "PASSED", message: `${service} accepted the credentials.` };
}

/** What an OAuth token endpoint's errors mean. */
export function tokenFailures(input: {
  readonly service: string;
  readonly fields: TokenFields;
}): FailureTable {
  const { service, fields } = input;
  const clientField = fields.clientId === undefined ? {} : { field: fields.clientId };
  const invalidClient = {
    code: "auth_failed",
    field: fields.clientSecret,
    message: `${service} did not accept this client ID and secret.`,
    hint: "Copy both again from the app's page. The secret may have been replaced.",
  } as const;
  return {
    invalid_client: invalidClient,
    "401": invalidClient,
    invalid_client_id: {
      code: "auth_failed",
      ...clientField,
      message: `${service} does not know this client ID.`,
      hint: "Copy the client ID again from the app's page.",
    },
    invalid_grant: {
      code: "auth_failed",
      field: fields.grant,
      message: `${service} no longer accepts this authorisation: it expired, was revoked, or its user is gone.`,
      hint: "Authorise the app again and paste the new value. Check that it belongs to this client ID.",
    },
    unauthorized_client: {
      code: "auth_method_unsupported",
      ...clientField,
      message: `This app is not allowed to sign in to ${service} this way.`,
      hint: "Enable this way to sign in on the app's page, then test again.",
    },
    unsupported_grant_type: {
      code: "auth_method_unsupported",
      ...clientField,
      message: `${service} does not support this way to sign in.`,
      hint: "Choose another way to sign in.",
    },
    invalid_scope: {
      code: "permission_denied",
      ...clientField,
      message: `The app has not been given the rights that the test asks for.`,
      hint: "Add the rights on the app's page, authorise it again and test again.",
    },
    access_denied: {
      code: "permission_denied",
      ...clientField,
      message: `${service} denied the app access.`,
      hint: "Have an administrator approve the app, then test again.",
    },
  };
}

/** The header that carries the token kept by `fetchToken`. */
export function bearer(check: Pick<ApiCheck, "kept">): { readonly authorization: string } {
  return { authorization: `Bearer ${check.kept("access_token")}` };
}

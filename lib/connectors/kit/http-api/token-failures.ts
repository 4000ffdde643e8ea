import type { FailureTable } from "./judge-answer";

/** Properties that a refused token request points to. */
export interface TokenFields {
  readonly clientId?: string;
  readonly clientSecret: string;
  /** What is traded in: the refresh token, the signing key, or the client secret once more. */
  readonly grant: string;
}

interface Refused {
  readonly service: string;
  readonly fields: TokenFields;
}

/** What an OAuth token endpoint's errors mean (RFC 6749, section 5.2). */
export function tokenFailures(input: Refused): FailureTable {
  return { ...credentialFailures(input), ...permissionFailures(input) };
}

function credentialFailures({ service, fields }: Refused): FailureTable {
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
      ...clientField(fields),
      message: `${service} does not know this client ID.`,
      hint: "Copy the client ID again from the app's page.",
    },
    invalid_grant: {
      code: "auth_failed",
      field: fields.grant,
      message: `${service} no longer accepts this authorisation: it expired, was revoked, or its user is gone.`,
      hint: "Authorise the app again and paste the new value. Check that it belongs to this client ID.",
    },
  };
}

function permissionFailures({ service, fields }: Refused): FailureTable {
  const field = clientField(fields);
  return {
    unauthorized_client: {
      code: "auth_method_unsupported",
      ...field,
      message: `This app is not allowed to sign in to ${service} this way.`,
      hint: "Enable this way to sign in on the app's page, then test again.",
    },
    unsupported_grant_type: {
      code: "auth_method_unsupported",
      ...field,
      message: `${service} does not support this way to sign in.`,
      hint: "Choose another way to sign in.",
    },
    invalid_scope: {
      code: "permission_denied",
      ...field,
      message: "The app has not been given the rights that the test asks for.",
      hint: "Add the rights on the app's page, authorise it again and test again.",
    },
    access_denied: {
      code: "permission_denied",
      ...field,
      message: `${service} denied the app access.`,
      hint: "Have an administrator approve the app, then test again.",
    },
  };
}

function clientField({ clientId }: TokenFields): { readonly field?: string } {
  return clientId === undefined ? {} : { field: clientId };
}

import { RoleError } from "@/lib/shared/errors/role-error";

/** Resource name of a provider in a workload identity pool. */
const providerName =
  /^\/\/iam\.googleapis\.com\/projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{4,32}\/providers\/[a-z0-9-]{4,32}$/;
const ofAws = "urn:ietf:params:aws:token-type:aws4_request";

/**
 * The provider that a pasted configuration of Google's is for. Nothing else of it is used: the addresses, files
 * and commands that such a configuration names could lead anywhere. @throws RoleError
 */
export function readExternalAccount(input: {
  readonly pasted: string;
  readonly serviceAccountEmail: string;
}): string {
  const account = parse(input.pasted);
  if (account.type !== "external_account" || typeof account.audience !== "string") {
    throw unfit("This is not the configuration of a workload identity provider.");
  }
  if (account.subject_token_type !== ofAws) throw unfit("This provider is not one for AWS.");
  if (!providerName.test(account.audience)) throw unfit("The configuration names no provider of Google's.");
  const named = account.service_account_impersonation_url;
  const isOther = typeof named === "string" && !named.includes(`/${input.serviceAccountEmail}:`);
  if (isOther) throw unfit("The configuration is for another service account than the one entered.");
  return account.audience;
}

function parse(pasted: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(pasted));
  } catch {
    throw unfit("The configuration is cut off, or it is no JSON.");
  }
}

function unfit(userMessage: string): RoleError {
  return new RoleError({
    code: "invalid_value",
    isOfPool: true,
    userMessage,
    hint: "In the console, IAM, Workload Identity Federation: open the pool, Connected service accounts, and download the configuration for AWS.",
  });
}

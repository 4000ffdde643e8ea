import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import type { OperatorIdentity } from "@/lib/shared/setup-test/operator";
import { assumeAwsRole, type OperatorAwsKeys } from "./operator/assume-aws-role";
import { fetchFederatedGoogleToken } from "./operator/fetch-federated-google-token";
import { fetchGoogleRoleToken } from "./operator/fetch-google-role-token";
import type { OperatorGoogleKey } from "./operator/google-assertion";

/** What this deployment can sign in with; the part it has nothing for is missing in the answer. */
export function createOperatorIdentity(input: {
  readonly http: GuardedHttp;
  readonly aws?: OperatorAwsKeys | undefined;
  readonly google?: OperatorGoogleKey | undefined;
}): OperatorIdentity {
  const { http, aws, google } = input;
  return {
    ...(aws === undefined
      ? {}
      : {
          assumeAwsRole: (role) => assumeAwsRole({ ...role, http, aws }),
          federatedGoogleToken: (account) => fetchFederatedGoogleToken({ ...account, http, aws }),
        }),
    ...(google === undefined
      ? {}
      : { googleAccessToken: (account) => fetchGoogleRoleToken({ ...account, http, google }) }),
  };
}

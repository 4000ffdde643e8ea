import "server-only";
import { getEnv } from "@/lib/config/env";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import type { OperatorIdentity } from "@/lib/shared/setup-test/operator";

/** What this deployment can sign in with, for the context of a check. */
export function operatorIdentity({ http }: { readonly http: GuardedHttp }): OperatorIdentity {
  const { operatorAws, operatorGoogle } = getEnv();
  return createOperatorIdentity({ http, aws: operatorAws, google: operatorGoogle });
}

import "server-only";
import { getEnv } from "@/lib/config/env";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";
import { ConsentError } from "./consent-error";

/** Largest answer of a provider that is read, in bytes. */
const maxBytes = 256 * 1024;

/** One request to a provider through the guarded dialer. @throws ConsentError `unreachable`, `provider_error` */
export async function askProvider(request: Omit<HttpRequest, "maxBytes">): Promise<HttpResponse> {
  const env = getEnv();
  const { signal } = new AbortController();
  const policy = parseEgressPolicy({ allowedCidrs: env.allowedNetworks });
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: env.providerOrigins });
  try {
    const answer = await http.request({ ...request, maxBytes });
    if (answer.status === 429 || answer.status >= 500) throw new ConsentError({ code: "provider_error" });
    return answer;
  } catch (error) {
    if (error instanceof NetworkError) throw new ConsentError({ code: "unreachable", cause: error });
    throw error;
  }
}

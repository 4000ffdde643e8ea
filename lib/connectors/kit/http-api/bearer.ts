import type { ApiCheck } from "./api-stage";

/** The header that carries the token kept by `fetchToken`. */
export function bearer(check: Pick<ApiCheck, "kept">): { readonly authorization: string } {
  return { authorization: `Bearer ${check.kept("access_token")}` };
}

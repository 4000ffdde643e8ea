import "server-only";
import { randomUUID } from "node:crypto";
import { problemResponse } from "@/lib/http/problem";
import { NotFoundError } from "@/lib/services/errors";
import type { Dialect } from "@/lib/shared/dialect/dialect";
import { dialectError } from "./dialect-error";

/** Answers every address under a dialect's that is no operation of it: 404, in its vendor's shape. */
export function refuseUnknown({ dialects }: { readonly dialects: readonly Dialect[] }) {
  return async (
    request: Request,
    context: { readonly params: Promise<{ readonly vendor: string }> },
  ): Promise<Response> => {
    const { vendor } = await context.params;
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    const error = new NotFoundError({ what: "operation" });
    const dialect = dialects.find((one) => one.vendor === vendor);
    return dialect === undefined
      ? problemResponse({ error, requestId })
      : dialectError({ error, requestId, dialect });
  };
}

import "server-only";
import { randomUUID } from "node:crypto";
import { NotFoundError } from "@/lib/services/errors";
import { problemResponse } from "./problem";

/** Answers an address of the API that is no operation of it: a 404 problem, whoever asks. */
export async function refuseUnknownPath(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  return problemResponse({ error: new NotFoundError({ what: "operation" }), requestId });
}

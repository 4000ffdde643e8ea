import "server-only";
import { log } from "@/lib/config/logger";

/** `{"status":"ok"}`, or 503 where the check fails; why is in the log only. */
export async function answerHealth({ check }: { readonly check: () => Promise<void> }): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await check();
    return Response.json({ status: "ok" }, { headers });
  } catch (error) {
    log("error", "not ready", { error });
    return Response.json(
      { status: "unavailable" },
      { status: 503, headers: { ...headers, "retry-after": "5" } },
    );
  }
}

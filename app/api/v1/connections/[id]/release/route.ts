import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { releaseCredentials } from "@/lib/services/release/release-credentials";
import { releaseAnswer, releaseInput } from "@/lib/services/release/release-input";

/** The one way credentials leave Latchkey. */
export const POST = defineRoute({
  operation: "releaseCredentials",
  summary: "Takes credentials out: sealed to the caller's registered key, or in the clear where allowed.",
  scope: "credentials:release",
  path: z.strictObject({ id: z.uuid() }),
  body: releaseInput,
  response: releaseAnswer,
  run: ({ caller, path: { id }, body }) => releaseCredentials({ caller, id, body }),
});

import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { openSession } from "@/lib/services/capture/open-session";
import { openHostedSession } from "@/lib/services/link-session/open-hosted-session";
import { linkSessionIdPattern, tabKeyPattern } from "@/lib/shared/ids";
import { translateSession } from "@/lib/shared/languages/translate-answers";
import { defineAction } from "./define-action";
import { sealBearer } from "./frame-bearer";

/** Opens the session of a hosted page; see `OpenHosted`. */
export const openHostedAction = defineAction({
  operation: "openHosted",
  input: z.strictObject({
    sessionId: z.string().regex(linkSessionIdPattern),
    token: z
      .string()
      .regex(/^\w{1,200}$/)
      .nullable(),
    tabKey: z.string().regex(tabKeyPattern),
  }),
  run: async (input) => {
    const session = await openHostedSession(input);
    const bearer = await sealBearer({ sessionId: session.id, parentOrigin: getEnv().publicUrl });
    return { bearer, returnUrl: session.returnUrl, ...(await openSession({ session })) };
  },
  speak: (opened, translate) => translateSession(opened, translate),
});

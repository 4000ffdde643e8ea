import { z } from "zod";
import { prequel, succeeded } from "@/lib/dialects/prequel/dialect";
import { toMagicLink } from "@/lib/dialects/prequel/magic-link";
import { envelope, magicLinkPath, prequelMagicLink } from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { getMagicLink } from "@/lib/services/dialect/get-magic-link";

/** One magic link, without its address. */
export const GET = defineDialectRoute({
  dialect: prequel,
  operation: "prequelGetMagicLink",
  summary: "One magic link, without its address: that is shown when it is made.",
  scope: "link-sessions:read",
  path: magicLinkPath,
  response: envelope(z.object({ magic_link: prequelMagicLink })),
  run: async ({ caller, path: { magic_link_id: id } }) => {
    const magic_link = toMagicLink(await getMagicLink({ caller, id }));
    return succeeded({ message: "Found magic link.", data: { magic_link } });
  },
});

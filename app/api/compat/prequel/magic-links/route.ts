import { z } from "zod";
import { prequel, succeeded, succeededPage } from "@/lib/dialects/prequel/dialect";
import { magicLinkPlace, readPrefilled, toMagicLink } from "@/lib/dialects/prequel/magic-link";
import { typeOfVendor } from "@/lib/dialects/prequel/read-destination";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { publicAddress } from "@/lib/http/dialect/public-address";
import { listMagicLinks } from "@/lib/services/dialect/list-magic-links";
import { makeMagicLink } from "@/lib/services/dialect/make-magic-link";

/** Magic links, by page, without their addresses. */
export const GET = defineDialectRoute({
  dialect: prequel,
  operation: "prequelListMagicLinks",
  summary: "Magic links, the oldest first unless said otherwise, without their addresses.",
  scope: "link-sessions:read",
  query: shapes.pageQuery,
  response: shapes.pageOf(z.object({ magic_links: z.array(shapes.prequelMagicLink) })),
  run: async ({ caller, query }) => {
    const { page_size: limit, order, cursor } = query;
    const { links, nextCursor } = await listMagicLinks({ caller, limit, order, cursor });
    const data = { magic_links: links.map(toMagicLink) };
    const address = publicAddress("/api/compat/prequel/magic-links");
    return succeededPage({ message: "Listed magic links.", data, address, query, nextCursor });
  },
});

/** A link to send: its page takes a recipient's credentials, no embed needed. */
export const POST = defineDialectRoute({
  dialect: prequel,
  operation: "prequelCreateMagicLink",
  summary: "Makes a link to a page on which a recipient connects a destination.",
  scope: "link-sessions:write",
  body: shapes.createMagicLinkBody,
  response: shapes.envelope(z.object({ magic_link: shapes.prequelMagicLink })),
  run: async ({ caller, body: { magic_link: given } }) => {
    const { vendor, recipient_id: recipientId, redirect_url: returnUrl } = given;
    const type = vendor === undefined ? undefined : (typeOfVendor({ vendor }) ?? vendor);
    const link = { caller, recipientId, type, returnUrl, prefilled: readPrefilled(given) };
    const made = await inVendorWords({ place: magicLinkPlace, run: () => makeMagicLink(link) });
    return succeeded({ message: "Created magic link.", data: { magic_link: toMagicLink(made) } });
  },
});

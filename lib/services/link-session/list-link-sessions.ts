import "server-only";
import { z } from "zod";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { InvalidInputError } from "@/lib/services/errors";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeLinkSession, linkSessionView } from "./describe-link-session";

/** Query of `GET /api/v1/link-sessions`. */
export const listLinkSessionsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
});

/** A page of link sessions. */
export const linkSessionPage = z.object({
  linkSessions: z.array(linkSessionView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Time and id of the last row. PostgreSQL has no year 0. */
const cursorShape = z.tuple([
  z.iso.datetime().refine((time) => !time.startsWith("0000")),
  z.string().regex(linkSessionIdPattern),
]);

/** Link sessions of the caller's workspace, newest first, by keyset: the last page is as fast as the first. */
export async function listLinkSessions(input: {
  readonly caller: ApiCaller;
  readonly query: z.infer<typeof listLinkSessionsInput>;
}): Promise<z.infer<typeof linkSessionPage>> {
  const { limit, cursor } = input.query;
  const rows = await tenantStore(input.caller).linkSession.findMany({
    where: cursor === undefined ? {} : after(cursor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    linkSessions: page.map((row) => describeLinkSession({ row })),
    hasNext,
    nextCursor: hasNext ? encode([last.createdAt.toISOString(), last.id]) : null,
  };
}

/** The leading `lte` is what lets the index start at the cursor; the OR alone reads every row before it. */
function after(cursor: string) {
  const [time, id] = decode(cursor);
  const createdAt = new Date(time);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

function encode(position: z.infer<typeof cursorShape>): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

function decode(cursor: string): z.infer<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new InvalidInputError({
      problems: [{ loc: ["query", "cursor"], msg: "is not a cursor of this list", type: "value_error" }],
    });
  }
}

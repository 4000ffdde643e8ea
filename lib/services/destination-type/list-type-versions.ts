import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { isOfCatalogue } from "./add-version";

/** Query of `GET /api/v1/destination-types/{type}/versions`. */
export const listVersionsInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  /** Versions below this one: `nextBefore` of the page before. */
  before: wholeNumber({ min: 1, max: 2_147_483_647 }).optional(),
});

/** Versions of a type, newest first. The catalogue's types have none. */
export const versionPage = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      /** New connections take it. */
      isCurrent: z.boolean(),
      createdAt: z.iso.datetime(),
      createdBy: z.string(),
      /** When a newer version or a retirement ended it. */
      retiredAt: z.iso.datetime().nullable(),
    }),
  ),
  hasNext: z.boolean(),
  limit: z.int(),
  nextBefore: z.int().nullable(),
});

/** @throws NotFoundError */
export async function listTypeVersions(input: {
  readonly caller: Caller;
  readonly type: string;
  readonly query: z.infer<typeof listVersionsInput>;
}): Promise<z.infer<typeof versionPage>> {
  const { caller, type, query } = input;
  const { limit, before } = query;
  const { customDestinationType } = tenantStore(caller);
  const rows = await customDestinationType.findMany({
    where: { typeId: type, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: "desc" },
    take: limit + 1,
    select: { version: true, createdAt: true, createdBy: true, retiredAt: true },
  });
  if (rows.length === 0 && before === undefined && !isOfCatalogue({ type })) {
    throw new NotFoundError({ what: "destination type" });
  }
  const page = rows.slice(0, limit);
  const hasNext = rows.length > limit;
  return {
    versions: page.map(({ version, createdAt, createdBy, retiredAt }) => ({
      version,
      isCurrent: retiredAt === null,
      createdAt: createdAt.toISOString(),
      createdBy,
      retiredAt: retiredAt?.toISOString() ?? null,
    })),
    hasNext,
    limit,
    nextBefore: hasNext ? (page.at(-1)?.version ?? null) : null,
  };
}

import "server-only";
import { z } from "zod";
import type { MemberCaller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import type { MemberView } from "@/lib/shared/member/account-view";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";

/** Query of the members' list. */
export const listMembersInput = z.object({
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

export interface MembersPage {
  readonly members: readonly MemberView[];
  readonly nextCursor: string | null;
}

/** The members of the caller's workspace by e-mail, disabled ones included. @throws BadCursorError */
export async function listMembers(input: {
  readonly caller: MemberCaller;
  readonly query: z.infer<typeof listMembersInput>;
}): Promise<MembersPage> {
  const { caller, query } = input;
  const { limit, cursor } = query;
  const place = { list: "members", workspaceId: caller.workspaceId };
  const [after = null] = cursor === undefined ? [] : openCursor({ place, cursor });
  const store = tenantStore(caller);
  const rows = await store.member.findMany({
    where: { removedAt: null, ...(after === null ? {} : { email: { gt: after } }) },
    orderBy: { email: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const passkeys = await store.memberPasskey.findMany({
    where: { memberId: { in: page.map(({ id }) => id) } },
    select: { memberId: true },
    distinct: ["memberId"],
  });
  const withPasskey = new Set(passkeys.map(({ memberId }) => memberId));
  return {
    members: page.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      isDisabled: row.disabledAt !== null,
      hasSecondFactor: row.totpConfirmedAt !== null || withPasskey.has(row.id),
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor:
      rows.length > limit && last !== undefined ? sealCursor({ place, position: [last.email] }) : null,
  };
}

import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** A member as a sign-in sees them, before there is a session and so a workspace. */
export type Account = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** The member of an e-mail or id who may sign in; null where there is none, or they were disabled. */
export async function findAccount(
  where: { readonly email: string } | { readonly id: string },
): Promise<Account | null> {
  const row = await findRow(where);
  return row !== null && row.disabledAt === null && row.removedAt === null ? row : null;
}

function findRow(where: { readonly email: string } | { readonly id: string }) {
  return getStore().prisma.member.findUnique({ where });
}

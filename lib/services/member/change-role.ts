import "server-only";
import type { z } from "zod";
import type { MemberCaller } from "@/lib/services/caller";
import type { roleForm } from "@/lib/shared/member/account-forms";
import { changeMember } from "./change-member";

/** Gives a member another role; it counts from their next call on. @throws NotFoundError, ConflictError */
export async function changeRole(input: {
  readonly caller: MemberCaller;
  readonly form: z.infer<typeof roleForm>;
}): Promise<void> {
  const { caller, form } = input;
  const { id, role } = form;
  const keepsOwner = role === "owner";
  const change = { action: "member.role_changed", data: { role }, keepsOwner, endsSessions: false } as const;
  await changeMember({ caller, id, change });
}

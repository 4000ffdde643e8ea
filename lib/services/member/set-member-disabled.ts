import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import { changeMember } from "./change-member";

/** Keeps a member from signing in, and ends their sessions; or lets them in again. @throws NotFoundError, ConflictError */
export async function setMemberDisabled(input: {
  readonly caller: MemberCaller;
  readonly id: string;
  readonly isDisabled: boolean;
}): Promise<void> {
  const { caller, id, isDisabled } = input;
  await changeMember({
    caller,
    id,
    change: {
      action: isDisabled ? "member.disabled" : "member.enabled",
      data: { disabledAt: isDisabled ? new Date() : null },
      keepsOwner: !isDisabled,
      endsSessions: isDisabled,
    },
  });
}

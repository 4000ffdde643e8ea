import "server-only";
import type { Permission } from "@/lib/services/member/permissions";
import { requirePermission } from "@/lib/services/member/require-permission";
import { type OpenMemberSession, requireSession } from "@/lib/services/member/require-session";
import { defineRead } from "./define-read";
import { readSessionToken } from "./session-cookie";

/**
 * Whose session the request carries.
 * @throws SignedOutError; RoleForbiddenError and SecondFactorNeededError of `requirePermission`
 */
export const openMemberSession: (input: {
  /** Null asks for a session alone. */
  readonly permission: Permission | null;
  readonly isEnrolment?: boolean;
}) => Promise<OpenMemberSession> = defineRead({
  verb: "openMemberSession",
  read: async ({ permission, isEnrolment = false }) => {
    const token = await readSessionToken();
    if (permission === null) return requireSession({ token });
    return requirePermission({ token, permission, isEnrolment });
  },
});

import "server-only";
import { RoleForbiddenError, SecondFactorNeededError } from "./member-errors";
import { mayDo, type Permission } from "./permissions";
import { type OpenMemberSession, requireSession } from "./require-session";

/**
 * Whether the member of a session may do something: read from the database with every call, so that a change of
 * role, a removal or a sign-out holds from the next call on.
 * @throws SignedOutError, RoleForbiddenError; SecondFactorNeededError where the workspace asks for one and the
 * member has yet to set it up, which is all they may do
 */
export async function requirePermission(input: {
  readonly token: string | null;
  readonly permission: Permission;
  /** Whether it is how a second factor is set up, and so possible without one. @default false */
  readonly isEnrolment?: boolean;
}): Promise<OpenMemberSession> {
  const session = await requireSession(input);
  const { member, workspace } = session;
  const lacksFactor = workspace.requireSecondFactor && member.method === "password";
  if (lacksFactor && input.isEnrolment !== true) throw new SecondFactorNeededError();
  if (!mayDo({ role: member.role, permission: input.permission })) throw new RoleForbiddenError();
  return session;
}

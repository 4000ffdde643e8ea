import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import {
  RoleForbiddenError,
  SecondFactorNeededError,
  SignedOutError,
} from "@/lib/services/member/member-errors";
import type { Permission } from "@/lib/services/member/permissions";
import type { OpenMemberSession } from "@/lib/services/member/require-session";
import { openMemberSession } from "./open-member-session";

/**
 * The member who opens a page. Without a session they are sent to sign in and come back here afterwards; a role
 * that may not see the page gets the calm page that says so.
 */
export async function requireMember(input: {
  readonly permission: Permission;
  /** The page where a second factor is set up, which those who lack one may open. @default false */
  readonly isEnrolment?: boolean;
}): Promise<OpenMemberSession> {
  try {
    return await openMemberSession(input);
  } catch (error) {
    if (error instanceof SignedOutError) redirect(await signInAddress());
    if (error instanceof SecondFactorNeededError) redirect("/admin/enrol");
    if (error instanceof RoleForbiddenError) forbidden();
    throw error;
  }
}

/** The sign-in page, with the way back to the page that was asked for. */
async function signInAddress(): Promise<string> {
  const page = (await headers()).get("x-latchkey-page");
  return page === null || page === "/admin"
    ? "/admin/sign-in"
    : `/admin/sign-in?next=${encodeURIComponent(page)}`;
}

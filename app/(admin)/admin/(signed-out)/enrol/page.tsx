import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EnrolPanel } from "@/components/admin/account/enrol-panel";
import { requireMember } from "@/lib/http/admin/require-member";
import { accountActions } from "../../(dashboard)/account/account-action-set";
import { signInActions } from "../sign-in-action-set";

export const metadata: Metadata = { title: "Second factor" };

/** Sets up the second factor that the workspace asks for; everything else waits for it. */
export default async function EnrolPage() {
  const { member, workspace } = await requireMember({ permission: "account:write", isEnrolment: true });
  // With the factor set up, what is left is the recovery codes, which the panel itself still shows.
  if (!workspace.requireSecondFactor) redirect("/admin");
  return <EnrolPanel email={member.email} actions={accountActions} signIn={signInActions} />;
}

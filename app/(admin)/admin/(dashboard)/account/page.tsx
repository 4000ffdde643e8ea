import type { Metadata } from "next";
import { AccountCards } from "@/components/admin/account/account-cards";
import { PageHeader } from "@/components/ui/page-header";
import "@/components/admin/sign-in/sign-in.css";
import { requireMember } from "@/lib/http/admin/require-member";
import { getAccount } from "@/lib/services/account/get-account";
import { accountActions } from "./account-action-set";

export const metadata: Metadata = { title: "Your account" };

/** One's own name, password, passkeys, authenticator app and sessions. */
export default async function AccountPage() {
  const { member } = await requireMember({ permission: "account:write" });
  const account = await getAccount({ member });
  return (
    <>
      <PageHeader title="Your account" description="How you sign in, and where you are signed in." />
      <AccountCards account={account} actions={accountActions} />
    </>
  );
}

import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SignOutButton } from "@/components/admin/account/sign-out-button";
import { readScheme, schemeCookie } from "@/components/admin/color-scheme";
import { SessionGuard } from "@/components/admin/session/session-guard";
import { SideNavigation, TopBar } from "@/components/admin/side-navigation";
import "@/components/admin/shell.css";
import { Toaster } from "@/components/ui/toaster";
import { requireMember } from "@/lib/http/admin/require-member";
import { signInActions } from "../(signed-out)/sign-in-action-set";
import { accountActions } from "./account/account-action-set";

/**
 * What stands around every page of a signed-in member. It decides nothing: each page asks for its own permission,
 * since a layout is not rendered anew when one goes from page to page.
 */
export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const { member, workspace } = await requireMember({ permission: "dashboard:read" });
  const scheme = readScheme((await cookies()).get(schemeCookie)?.value);
  const shown = { name: member.name, role: member.role, workspaceName: workspace.name };
  return (
    <div className="lk-shell">
      <a className="lk-skip" href="#content">
        Skip to the page
      </a>
      <TopBar workspaceName={workspace.name} />
      <SideNavigation
        member={shown}
        scheme={scheme}
        signOut={<SignOutButton signOut={accountActions.signOutHere} />}
      />
      <main id="content" className="lk-main" tabIndex={-1}>
        <Toaster>
          <SessionGuard member={{ email: member.email }} signIn={signInActions} confirm={accountActions}>
            {children}
          </SessionGuard>
        </Toaster>
      </main>
    </div>
  );
}

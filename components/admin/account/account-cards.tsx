"use client";
import { useRouter } from "next/navigation";
import { useAnnounce } from "@/components/ui/toaster";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { AccountView } from "@/lib/shared/member/account-view";
import { PasskeysCard } from "./passkeys-card";
import { PasswordCard } from "./password-card";
import { ProfileCard } from "./profile-card";
import { SessionsCard } from "./sessions-card";
import { TotpCard } from "./totp-card";

/** One's own account. */
export function AccountCards(props: { readonly account: AccountView; readonly actions: AccountActions }) {
  const { account, actions } = props;
  const router = useRouter();
  const announce = useAnnounce();
  const onChanged = (message: string) => {
    announce(message);
    router.refresh();
  };
  return (
    <div className="lk-stack">
      <div className="lk-columns">
        <div className="lk-stack">
          <ProfileCard account={account} save={actions.saveProfile} />
          <PasskeysCard passkeys={account.passkeys} actions={actions} onChanged={onChanged} />
        </div>
        <div className="lk-stack">
          <PasswordCard hasPassword={account.hasPassword} save={actions.savePassword} />
          <TotpCard account={account} actions={actions} onChanged={onChanged} />
        </div>
      </div>
      <SessionsCard sessions={account.sessions} actions={actions} onChanged={onChanged} />
    </div>
  );
}

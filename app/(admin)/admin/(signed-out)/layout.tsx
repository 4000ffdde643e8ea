import type { ReactNode } from "react";
import { Mark } from "@/components/admin/mark";
import "@/components/admin/sign-in/sign-in.css";

/** What stands around the pages without a session. */
export default function SignedOutLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main className="lk-sign-in">
      <p className="lk-sign-in-brand">
        <Mark />
        Latchkey
      </p>
      <div className="lk-card">
        <div className="lk-card-body">{children}</div>
      </div>
    </main>
  );
}

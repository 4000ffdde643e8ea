import type { Metadata } from "next";
import { connection } from "next/server";
import { SetupForm } from "@/components/admin/sign-in/setup-form";
import { checkSetupLink, setUpFirstAdmin } from "../actions";

export const metadata: Metadata = { title: "Set up" };

/** The first admin's sign-up. The one-time token is in the fragment and never reaches a log. */
export default async function AdminSetupPage() {
  await connection();
  return (
    <div className="lk-stack">
      <h1>Set up the first admin</h1>
      <SetupForm actions={{ checkSetupLink, setUpFirstAdmin }} />
    </div>
  );
}

import type { Metadata } from "next";
import { connection } from "next/server";
import { JoinForm } from "@/components/admin/sign-in/join-form";
import { acceptInvitation, readInvitation } from "../actions";

export const metadata: Metadata = { title: "Join" };

/** Where an invitation leads. Its token is in the fragment and never reaches a log. */
export default async function InvitePage() {
  await connection();
  return (
    <div className="lk-stack">
      <h1>Join a workspace</h1>
      <JoinForm actions={{ readInvitation, acceptInvitation }} />
    </div>
  );
}

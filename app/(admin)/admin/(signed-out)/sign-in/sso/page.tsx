import type { Metadata } from "next";
import { connection } from "next/server";
import { SsoReturn } from "@/components/admin/sign-in/sso-return";
import { finishSso } from "../../actions";

export const metadata: Metadata = { title: "Signing in" };

/** Where the company's provider sends the browser back to. Rendered per request: the page's nonce must be its own. */
export default async function SsoPage() {
  await connection();
  return <SsoReturn finish={finishSso} />;
}

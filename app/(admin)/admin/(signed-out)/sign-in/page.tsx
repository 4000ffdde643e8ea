import type { Metadata } from "next";
import { SignInPanel } from "@/components/admin/sign-in/sign-in-panel";
import { readSignInPage } from "@/lib/http/admin/read-sign-in-page";
import { signInActions } from "../sign-in-action-set";

export const metadata: Metadata = { title: "Sign in" };

/** Signs in. Whoever has a session already goes on at once. */
export default async function SignInPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { next, sso } = await readSignInPage(await props.searchParams);
  return <SignInPanel actions={signInActions} next={next} sso={sso} />;
}

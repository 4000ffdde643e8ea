import Link from "next/link";

/** What a member sees who follows a link to a page that their role may not open. */
export default function ForbiddenPage() {
  return (
    <main>
      <h1>Not for your role</h1>
      <p>Your role does not open this page. Ask an owner of this workspace to change it, if you need to.</p>
      <p>
        <Link href="/admin">Go to the overview</Link>
      </p>
    </main>
  );
}

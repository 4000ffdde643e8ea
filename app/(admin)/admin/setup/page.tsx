import { connection } from "next/server";

/** Holds the place of the first admin's sign-up. The one-time token is in the fragment and never reaches a log. */
export default async function AdminSetupPage() {
  await connection();
  return (
    <main>
      <h1>Set up the first admin</h1>
      <p>This link is yours alone: it was printed once, when Latchkey started, and works for 24 hours.</p>
      <div className="card">
        <p>
          Signing in is not built yet, so there is nothing to fill in here. The link is not used up: each
          start prints a new one until an admin exists.
        </p>
      </div>
    </main>
  );
}

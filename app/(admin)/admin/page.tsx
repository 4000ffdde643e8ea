import { connection } from "next/server";

/** Where the dashboard will stand. Rendered per request: the page's nonce must be its own. */
export default async function AdminPage() {
  await connection();
  return (
    <main>
      <h1>Latchkey is running</h1>
      <p>The dashboard is not built yet. Connections are captured, checked and stored all the same.</p>
      <div className="card">
        <p>Until then, the API tells what there is:</p>
        <p>
          <code>GET /api/v1/link-sessions</code> lists what was opened and how it ended.
          <br />
          <code>GET /api/v1/connections/{"{id}"}</code> shows a connection with its last setup tests.
        </p>
        <p className="muted">Both take an API key as a bearer token. Secrets are never in the answer.</p>
      </div>
    </main>
  );
}

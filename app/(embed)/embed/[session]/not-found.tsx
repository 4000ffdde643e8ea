/** There is no such session; shown to whoever opens the address by hand, since no page may hold it. */
export default function SessionNotFound() {
  return (
    <main className="lk">
      <div className="lk-body">
        <h1>This setup link is not valid</h1>
        <p>Go back to the application that sent you here and start again.</p>
      </div>
    </main>
  );
}

/** A time of an event, the same for every reader. */
export function Moment({ at }: { readonly at: string }) {
  return (
    <time className="lk-number" dateTime={at}>
      {at.slice(0, 16).replace("T", " ")}
      <span className="lk-muted"> UTC</span>
    </time>
  );
}

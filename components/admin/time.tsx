import { ago } from "./ago";

/** A moment in words, with the exact time to hover over. The same on server and client: it counts whole days. */
export function Time(props: {
  readonly at: string | null;
  /** Said where it never happened. */
  readonly never?: string;
}) {
  if (props.at === null) return props.never ?? null;
  return (
    <time
      dateTime={props.at}
      title={`${props.at.slice(0, 19).replace("T", " ")} UTC`}
      suppressHydrationWarning
    >
      {ago({ at: props.at, now: Date.now() })}
    </time>
  );
}

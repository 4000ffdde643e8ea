const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const absolute = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** A time as "3 hours ago", with the exact one (UTC) for who points at it and for machines. */
export function RelativeTime({ at }: { readonly at: string | Date }) {
  const date = new Date(at);
  // Server and browser render a moment apart: the server's words stay.
  return (
    <time dateTime={date.toISOString()} title={`${absolute.format(date)} UTC`} suppressHydrationWarning>
      {inWords({ date, now: new Date() })}
    </time>
  );
}

/** How far a time is from now, in its largest unit. */
export function inWords(input: { readonly date: Date; readonly now: Date }): string {
  const seconds = (input.date.getTime() - input.now.getTime()) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  if (unit === undefined) return seconds > 0 ? "in a moment" : "just now";
  return relative.format(Math.trunc(seconds / unit[1]), unit[0]);
}

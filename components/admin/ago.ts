const steps = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago a moment was, or how far ahead, in one unit: "3 hours ago", "in 2 days". */
export function ago(input: { readonly at: string /** In ms. */; readonly now: number }): string {
  let value = (new Date(input.at).getTime() - input.now) / 1000;
  if (Math.abs(value) < 45) return "just now";
  for (const [unit, size] of steps) {
    if (Math.abs(Math.round(value)) < size) return words.format(Math.round(value), unit);
    value /= size;
  }
  return words.format(Math.round(value), "year");
}

const whole = new Intl.NumberFormat("en");

/** A whole number for people: `1,204`. */
export function figure(value: number): string {
  return whole.format(value);
}

/** A part of a whole in percent; a dash where there is no whole. */
export function percent(input: { readonly part: number; readonly whole: number }): string {
  if (input.whole === 0) return "–";
  const share = (100 * input.part) / input.whole;
  // What is not all must not look like it, nor what is something like nothing.
  if (share > 99.5 && share < 100) return "> 99%";
  return share > 0 && share < 0.5 ? "< 1%" : `${Math.round(share)}%`;
}

/** A number with its noun: `1 connection`, `14 connections`. */
export function count(input: {
  readonly of: number;
  readonly noun: string;
  readonly plural?: string;
}): string {
  const { of, noun, plural = `${noun}s` } = input;
  return `${figure(of)} ${of === 1 ? noun : plural}`;
}

const dayFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** A day for people: `21 Nov`. @param day `2026-11-21` */
export function dayLabel(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

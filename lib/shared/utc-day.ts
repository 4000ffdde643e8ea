const dayMs = 24 * 60 * 60 * 1000;

/** The day of a time in UTC: `2026-11-21`. */
export function utcDay(time: Date | number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** When a day starts in UTC. */
export function startOfDay({ day }: { readonly day: string }): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day so many days later, or earlier where `days` is negative. */
export function addDays(input: { readonly day: string; readonly days: number }): string {
  return utcDay(startOfDay(input).getTime() + input.days * dayMs);
}

/** Every day from one to another, both included; none where `to` is before `from`. */
export function daysBetween(input: { readonly from: string; readonly to: string }): readonly string[] {
  const days: string[] = [];
  for (let day = input.from; day <= input.to; day = addDays({ day, days: 1 })) days.push(day);
  return days;
}

import "server-only";
import { StartError } from "@/lib/shared/errors/start-error";

/** The clocks of two machines may differ by this much, in ms; webhooks and sign-ins bear no more. */
const toleranceMs = 5 * 60_000;

/** Names of migrations know no time zone. */
const dayMs = 24 * 60 * 60_000;

/**
 * Refuses a start with a clock that would end sessions, tokens and signatures at once, or never.
 * @throws StartError `clock_wrong`
 */
export function checkClock(input: {
  readonly now: Date;
  readonly databaseNow: Date;
  /** It begins with the time it was written at: no clock of a machine that has it can be before that. */
  readonly newestMigration: string;
}): void {
  const { now, databaseNow } = input;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(input.newestMigration) ?? [];
  if (now.getTime() < Date.parse(`${year}-${month}-${day}T00:00:00Z`) - dayMs)
    throw wrong(`says ${now.toISOString()}, which is before this release was made`);
  const difference = now.getTime() - databaseNow.getTime();
  if (Math.abs(difference) > toleranceMs) {
    const minutes = Math.round(Math.abs(difference) / 60_000);
    throw wrong(`is ${minutes} minutes ${difference > 0 ? "ahead of" : "behind"} that of the database`);
  }
}

function wrong(what: string): StartError {
  return new StartError({
    code: "clock_wrong",
    userMessage: `The clock of this machine ${what}: set it, and let it be kept by NTP.`,
  });
}

/**
 * - `connected`: it works.
 * - `needs_attention`: somebody has to mend it.
 * - `checking`: a check is at work.
 * - `disabled`: taken out of use.
 */
export type BadgeHealth = "connected" | "needs_attention" | "checking" | "disabled";

/** What a badge shows. */
export interface BadgeStatus {
  readonly health: BadgeHealth;
  /** Why it needs attention, in one sentence for the person who reads it. */
  readonly cause?: string | null;
  /** Handed to `fetchToken`, for the link session that mends it. */
  readonly connectionId?: string | null;
}

/** What `GET /api/v1/connections/{id}` answers, as far as a badge needs it: your back end may pass it on as it is. */
export interface ConnectionStatus {
  readonly id: string;
  readonly status: string;
  readonly verificationError?: string | null;
  readonly verificationDetails?: { readonly [key: string]: unknown };
}

const healths: Readonly<Record<string, BadgeHealth>> = { connected: "connected", disabled: "disabled" };

/** The badge's status of a connection as the API tells it; a status that is one already stays as it is. */
export function badgeStatusOf(given: BadgeStatus | ConnectionStatus): BadgeStatus {
  if ("health" in given) return given;
  const { id, status, verificationError, verificationDetails } = given;
  const isRunning = ["queued", "running"].includes(String(verificationDetails?.state));
  const health = isRunning ? "checking" : (healths[status] ?? "needs_attention");
  return {
    health,
    cause: health === "needs_attention" ? (verificationError ?? null) : null,
    connectionId: id,
  };
}

/**
 * `waiting`: nobody has opened the link. `opened`: somebody has. `filled_in`: done, nothing is to be waited for.
 * `ended`: its time is over, or it was taken back.
 */
export type HandoverState = "waiting" | "opened" | "filled_in" | "ended";

/** A part of a form that was handed to somebody else by a link, or all of it to another device. */
export interface Handover {
  /** Id of the link's own session. */
  readonly id: string;
  /** Null where all of the form goes on elsewhere. */
  readonly stepId: string | null;
  readonly secretsOnly: boolean;
  readonly state: HandoverState;
  /** ISO time; of a link that waits, when it ends. */
  readonly expiresAt: string;
}

/** A fresh one. The link is shown once: it opens the part for whoever has it first. */
export interface NewHandover extends Handover {
  readonly url: string;
}

/** What the page of a link shows where it asks for a part of a form alone. */
export interface AskedPart {
  readonly secretsOnly: boolean;
}

/** How long a link may wait, in hours. */
export const handoverHours = [1, 24, 168] as const;

/** What is handed over. */
export interface HandOverInput {
  readonly bearer: string;
  readonly type: string;
  readonly stepId: string | null;
  readonly secretsOnly: boolean;
  /** How long the link may wait. */
  readonly hours: (typeof handoverHours)[number];
}

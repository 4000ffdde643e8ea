import { reasonWords } from "@/lib/shared/connection/status-words";
import type { SessionMoment, WatchedSession } from "./types";
import { exitReason } from "./words";

/** Where a session's user is, for whoever helps them. */
export interface PlaceOfUser {
  readonly tone: "info" | "warning" | "danger" | "success";
  readonly title: string;
  readonly detail: string;
}

/** From so many refusals or failures in a row a user is stuck. */
const stuckFrom = 2;

/** Where the user is, and whether they are stuck. */
export function placeOfUser({ session, moments: all }: WatchedSession): PlaceOfUser {
  // A page that was refused is not where the user is.
  const moments = all.filter(({ type }) => type !== "link_session.refused");
  if (session.status === "succeeded")
    return { tone: "success", title: "Connected", detail: "The user finished. Nothing more to do." };
  if (session.status === "revoked")
    return { tone: "warning", title: "Revoked", detail: "The link and its form stopped working." };
  const last = moments.at(-1);
  if (session.status === "expired") return expired({ session, last });
  if (session.exchangedAt === null || last === undefined)
    return {
      tone: "info",
      title: "Not opened yet",
      detail: "Opening the page is not enough: the user presses Start.",
    };
  return atWork({ last, moments });
}

function expired(input: {
  readonly session: WatchedSession["session"];
  readonly last: SessionMoment | undefined;
}): PlaceOfUser {
  const { session, last } = input;
  if (session.exchangedAt === null)
    return { tone: "warning", title: "Expired unopened", detail: "Create a new link and send it again." };
  const where = last?.stepTitle ? ` Their last step was “${last.stepTitle}”.` : "";
  const why = session.outcome === null ? "" : ` They left: ${exitReason(session.outcome)}.`;
  return {
    tone: "warning",
    title: "Expired before it was done",
    detail: `What they typed is kept.${where}${why} Create a new link, and they go on from there.`,
  };
}

function atWork(input: {
  readonly last: SessionMoment;
  readonly moments: readonly SessionMoment[];
}): PlaceOfUser {
  const { last, moments } = input;
  const step = last.stepTitle === null ? "a step" : `“${last.stepTitle}”`;
  const inRow = lastInRow(moments);
  if (last.type === "step_refused") {
    const fields = last.fields.length === 0 ? "" : `: ${last.fields.join(", ")}`;
    return stuckAt({ place: step, inRow, detail: `Refused ${times(inRow)}${fields}.` });
  }
  if (last.type === "connection.checked" && last.outcome !== "passed") {
    const cause = last.code === null ? "" : `, last: ${reasonWords(last.code).toLowerCase()}`;
    return stuckAt({ place: "the tests", inRow, detail: `Failed ${times(inRow)}${cause}.` });
  }
  if (last.type === "link_session.exited") {
    const why = exitReason(last.outcome ?? "unknown");
    const detail = `They left at ${step}: ${why}. The same browser tab may come back.`;
    return { tone: "warning", title: "Left for now", detail };
  }
  return goingOn({ type: last.type, step });
}

function stuckAt(input: {
  readonly place: string;
  readonly inRow: number;
  readonly detail: string;
}): PlaceOfUser {
  const { place, inRow, detail } = input;
  const isStuck = inRow >= stuckFrom;
  return { tone: isStuck ? "danger" : "warning", title: `${isStuck ? "Stuck at" : "At"} ${place}`, detail };
}

function goingOn({ type, step }: { readonly type: string; readonly step: string }): PlaceOfUser {
  const places: Readonly<Record<string, Omit<PlaceOfUser, "tone">>> = {
    submitted: { title: "Tests are running", detail: "Wait a moment." },
    "connection.checked": { title: "Tests passed", detail: "The user is about to finish." },
    step_completed: { title: "Filling in the form", detail: `${step} is done.` },
  };
  return { tone: "info", ...(places[type] ?? { title: "Just opened", detail: "No step is done yet." }) };
}

/**
 * How often the last thing happened in a row: the refusals of one step, or the checks that failed, with whatever
 * the user changed between them.
 */
function lastInRow(moments: readonly SessionMoment[]): number {
  const last = moments.at(-1);
  const isCheck = last?.type === "connection.checked";
  const told = isCheck ? moments.filter(({ type }) => type === last.type) : moments;
  const other = told.findLastIndex((moment) =>
    isCheck ? moment.outcome === "passed" : moment.type !== last?.type || moment.stepTitle !== last.stepTitle,
  );
  return told.length - 1 - other;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

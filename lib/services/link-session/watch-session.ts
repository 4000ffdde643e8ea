import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { namesOfTypes, type TypeNames } from "@/lib/services/destination-type/names-of-types";
import type { SessionMoment, WatchedSession } from "@/lib/shared/link-session/types";
import { getLinkSession } from "./get-link-session";
import { getTimeline, type sessionTimeline } from "./get-timeline";
import { nameSessions } from "./list-sessions-page";

type Entry = z.infer<typeof sessionTimeline>["timeline"][number];

/** A link session and what its user did, with the titles a person knows. @throws NotFoundError */
export async function watchSession(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<WatchedSession> {
  const { caller } = input;
  const view = await getLinkSession(input);
  const { timeline, truncated } = await getTimeline(input);
  const types = [...new Set([...view.destinationTypes, ...timeline.flatMap(typesOf)])];
  const names = await namesOfTypes({ workspaceId: caller.workspaceId, types });
  const [session] = await nameSessions({ caller, sessions: [view] });
  if (session === undefined) throw new Error("a session has lost its view");
  // An exit names its step alone: it is one of the type the user was at.
  let type = view.destinationTypes.length === 1 ? (view.destinationTypes[0] ?? "") : "";
  const moments = timeline.map((entry) => {
    type = typesOf(entry)[0] ?? type;
    return momentOf({ entry, names, type });
  });
  return { session, moments, truncated };
}

function typesOf({ data }: Entry): readonly string[] {
  return typeof data.destinationType === "string" ? [data.destinationType] : [];
}

function momentOf(input: {
  readonly entry: Entry;
  readonly names: TypeNames;
  /** Destination type the user was at. */
  readonly type: string;
}): SessionMoment {
  const { entry, names } = input;
  const { at, data } = entry;
  const text = (name: string) => (typeof data[name] === "string" ? data[name] : null);
  const step = text("stepId");
  const fields = Array.isArray(data.fields) ? data.fields.map(String) : [];
  return {
    at,
    type: entry.type,
    // A type that is not listed has no title but what the user called it.
    typeTitle: text("destinationType") === null ? text("name") : names.titleOf(input.type),
    stepTitle: step === null ? null : names.stepOf({ type: input.type, step }),
    fields: fields.map((field) => names.fieldOf({ type: input.type, field })),
    outcome: text("outcome") ?? text("reason"),
    code: text("code") ?? text("errorCode"),
  };
}

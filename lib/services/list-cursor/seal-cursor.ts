import "server-only";
import { createHmac } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";

/** Which list, in which order and under which filters: a cursor goes on where it was made and nowhere else. */
export type CursorPlace = Readonly<Record<string, string | number | undefined>>;

/** Where the next page starts, as an opaque text that cannot be altered. */
export function sealCursor(input: {
  readonly place: CursorPlace;
  readonly position: readonly (string | null)[];
}): string {
  const payload = Buffer.from(JSON.stringify(input.position)).toString("base64url");
  const [secret = ""] = getInstance().cursor.byKey.values();
  return `${payload}.${cursorTag({ place: input.place, payload, secret })}`;
}

/** Authenticates a cursor's payload together with its place. */
export function cursorTag(input: {
  readonly place: CursorPlace;
  readonly payload: string;
  readonly secret: string;
}): string {
  const place = JSON.stringify(Object.entries(input.place).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHmac("sha256", input.secret).update(`${place}\n${input.payload}`).digest("base64url");
}

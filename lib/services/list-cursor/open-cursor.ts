import "server-only";
import { timingSafeEqual } from "node:crypto";
import { BadCursorError } from "@/lib/services/errors";
import { getInstance } from "@/lib/services/instance/instance";
import { type CursorPlace, cursorTag } from "./seal-cursor";

/** The position a cursor holds. @throws BadCursorError on one that was altered or belongs to another list */
export function openCursor(input: {
  readonly place: CursorPlace;
  readonly cursor: string;
}): readonly (string | null)[] {
  const [payload = "", tag = "", ...rest] = input.cursor.split(".");
  if (rest.length > 0) throw new BadCursorError();
  const given = Buffer.from(tag);
  const secrets = [...getInstance().cursor.byKey.values()];
  const isOurs = secrets.some((secret) => {
    const expected = Buffer.from(cursorTag({ place: input.place, payload, secret }));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isOurs) throw new BadCursorError();
  return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
}

import { reasonWords } from "../../connection/status-words";
import type { TroubleEntry } from "../types";
import { apiCodes } from "./api-codes";
import { browseCodes } from "./browse-codes";
import { checkCodes } from "./check-codes";
import { dashboardCodes } from "./dashboard-codes";
import { embedCodes } from "./embed-codes";
import { entriesOf } from "./entries-of";
import { sessionCodes } from "./session-codes";

/** Codes that turn up in one place. `id` sets the anchors of two groups with the same code apart. */
export interface TroubleGroup {
  readonly id: string;
  readonly title: string;
  /** Where a code of the group is met. */
  readonly where: string;
  readonly entries: readonly TroubleEntry[];
}

/** Every error code there is an entry for. A test holds it against the codes in the sources. */
export const troubleGroups: readonly TroubleGroup[] = [
  {
    id: "embed",
    title: "In your page",
    where: "In onExit (reason, lastErrorCode), in ERROR events, and from errorOf(exit) of the npm package.",
    entries: entriesOf(embedCodes),
  },
  {
    id: "session",
    title: "Link tokens and sessions",
    where: "What the form shows when a link token is no good, and lastErrorCode of its exit.",
    entries: entriesOf(sessionCodes),
  },
  {
    id: "check",
    title: "Setup tests",
    where:
      "In TEST_RESULT events, verificationErrorCode of a connection, and the webhooks connection.checked and connection.status_changed.",
    entries: Object.entries(checkCodes).map(([code, [cause, fix]]) => ({
      code,
      title: reasonWords(code),
      cause,
      fix,
    })),
  },
  {
    id: "api",
    title: "The REST API",
    where: "In `code` of a problem that the API answers.",
    entries: entriesOf(apiCodes),
  },
  {
    id: "browse",
    title: "Looking into a destination",
    where: "In `code` of a problem that the API answers to queries, lists of tables and lists of files.",
    entries: entriesOf(browseCodes),
  },
  {
    id: "dashboard",
    title: "The dashboard",
    where: "What signing in and sensitive changes answer.",
    entries: entriesOf(dashboardCodes),
  },
];

/** The anchor of an entry: its code, and the group before it where an earlier group has the same. */
export function anchorOf(group: TroubleGroup, code: string): string {
  const earlier = troubleGroups.slice(0, troubleGroups.indexOf(group));
  return earlier.some(({ entries }) => entries.some((entry) => entry.code === code))
    ? `${group.id}-${code}`
    : code;
}

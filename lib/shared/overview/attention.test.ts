import { expect, test } from "vitest";
import { attentionItems } from "./attention";
import type { Ending } from "./types";

const now = new Date("2026-11-21T12:00:00Z");
const calm = {
  failing: [],
  reviews: { waiting: 0, oldest: null },
  webhooks: { total: 1, troubled: [] },
  ending: [],
};
const ends = (kind: Ending["kind"], endsAt: string) => ({
  kind,
  id: endsAt,
  name: "x",
  connectionId: null,
  endsAt,
  isOver: Date.parse(endsAt) < now.getTime(),
});

test("where nothing needs anybody the list is empty", () => {
  expect(attentionItems({ overview: calm, now })).toEqual([]);
});

test("the worst comes first, and only what ends within a week or has ended counts", () => {
  const overview = {
    ...calm,
    failing: [
      { code: "auth_failed", count: 14 },
      { code: null, count: 3 },
    ],
    reviews: { waiting: 2, oldest: "2026-11-20T12:00:00Z" },
    ending: [
      ends("api_key", "2026-11-20T00:00:00Z"),
      ends("certificate", "2026-11-28T11:59:00Z"),
      ends("certificate", "2026-11-28T12:01:00Z"),
      ends("lease", "2026-11-22T00:00:00Z"),
    ],
  };
  expect(attentionItems({ overview, now }).map(({ kind, count }) => [kind, count])).toEqual([
    ["failing", 17],
    ["ending", 2],
    ["reviews", 2],
  ]);
});

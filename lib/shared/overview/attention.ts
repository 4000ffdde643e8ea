import type { Overview } from "./types";

/** What is soon, in days: it stands among the things to do. */
const soonDays = 7;
const dayMs = 24 * 60 * 60 * 1000;

/** Something that somebody has to do. */
export interface AttentionItem {
  readonly kind: "failing" | "reviews" | "webhooks" | "ending";
  readonly tone: "danger" | "warning";
  readonly count: number;
  readonly href: string;
}

/** What needs somebody now, the worst first; empty where nothing does. */
export function attentionItems(input: {
  readonly overview: Pick<Overview, "failing" | "reviews" | "webhooks" | "ending">;
  readonly now: Date;
}): readonly AttentionItem[] {
  const { failing, reviews, webhooks, ending } = input.overview;
  const soon = input.now.getTime() + soonDays * dayMs;
  const items: readonly AttentionItem[] = [
    {
      kind: "failing",
      tone: "danger",
      count: failing.reduce((sum, { count }) => sum + count, 0),
      href: "/admin/connections?status=invalid",
    },
    { kind: "webhooks", tone: "danger", count: webhooks.troubled.length, href: "/admin/settings/webhooks" },
    {
      kind: "ending",
      tone: "warning",
      // A lease ends by itself, as it should.
      count: ending.filter(({ kind, endsAt }) => kind !== "lease" && Date.parse(endsAt) < soon).length,
      href: "#ending",
    },
    { kind: "reviews", tone: "warning", count: reviews.waiting, href: "/admin/reviews" },
  ];
  return items.filter(({ count }) => count > 0);
}

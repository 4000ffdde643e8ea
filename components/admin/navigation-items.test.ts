import { expect, test } from "vitest";
import { isCurrent, mainItems, settingsItems } from "./navigation-items";

test.each(
  ["/admin", "/admin/connections/1", "/admin/settings", "/admin/settings/embed", "/admin/link-sessions"].map(
    (path) => [path] as const,
  ),
)("%s is in one place of the navigation", (path) => {
  const current = [...mainItems, ...settingsItems].filter(({ href }) => isCurrent({ href, path }));
  expect(current).toHaveLength(1);
});

test("a page whose name begins alike is another page", () => {
  expect(isCurrent({ href: "/admin/reviews", path: "/admin/reviews-old" })).toBe(false);
});

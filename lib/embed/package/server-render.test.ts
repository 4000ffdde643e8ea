import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { LatchkeyBadge, LatchkeyConnect, useLatchkey } from "./react";

const fetchToken = vi.fn();
const options = { baseUrl: "https://latchkey.example.com", fetchToken, onSuccess: vi.fn() };

function Page() {
  const { status, error } = useLatchkey(options);
  return createElement("p", null, `${status} ${error}`);
}

test("rendered on a server, the components leave their place and ask for nothing", () => {
  expect(renderToString(createElement(Page))).toBe("<p>closed null</p>");
  expect(renderToString(createElement(LatchkeyConnect, { ...options, className: "form" }))).toBe(
    '<div class="form"></div>',
  );
  expect(renderToString(createElement(LatchkeyBadge, { ...options, id: "badge" }))).toBe(
    '<span id="badge"></span>',
  );
  expect(fetchToken).not.toHaveBeenCalled();
});

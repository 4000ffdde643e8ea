import { expect, test } from "vitest";
import { returnAddress } from "./return-address";

const sessionId = "ls_0123456789012345678901";
const success = { latchkey_status: "success", connection_id: "con_1", event_id: "evt_1" } as const;
const added = `latchkey_status=success&connection_id=con_1&event_id=evt_1&link_session_id=${sessionId}`;

test.each([
  ["https://app.example.com", `https://app.example.com/?${added}`],
  ["https://app.example.com/done", `https://app.example.com/done?${added}`],
  ["https://app.example.com/done?", `https://app.example.com/done?${added}`],
  ["https://app.example.com/?a=b%20c&d", `https://app.example.com/?a=b%20c&d&${added}`],
  ["https://app.example.com/?a=1#step", `https://app.example.com/?a=1&${added}#step`],
  ["http://localhost:4000/#/route", `http://localhost:4000/?${added}#/route`],
])("%s keeps what it has", (returnUrl, expected) => {
  expect(returnAddress({ returnUrl, sessionId, outcome: success })).toBe(expected);
});

test("an exit has its reason, and no event where there is none", () => {
  const outcome = { latchkey_status: "exit", reason: "user_closed" } as const;
  expect(returnAddress({ returnUrl: "https://app.example.com/", sessionId, outcome })).toBe(
    `https://app.example.com/?latchkey_status=exit&reason=user_closed&link_session_id=${sessionId}`,
  );
});

import { expect, test, vi } from "vitest";
import { createBadge } from "./badge";
import { badgeStatusOf } from "./badge-status";
import { create, errorOf, LatchkeyError, open } from "./core";

const exit = { eventId: null, stepId: null, lastErrorCode: null, dirty: false, sig: null } as const;

test.each([
  ["user_closed", null, null],
  ["host_closed", "auth_failed", null],
  ["page_left", null, null],
  ["session_expired", null, "session_expired"],
  ["token_rejected", "token_fetch_failed", "token_fetch_failed"],
  ["token_rejected", "token_used", "token_rejected"],
  ["frame_not_loaded", "timeout", "timeout"],
  ["frame_not_loaded", "protocol_unsupported", "protocol_unsupported"],
  ["internal_error", "embed_same_origin", "embed_same_origin"],
] as const)("an exit by %s with %s is the error %s", (reason, lastErrorCode, code) => {
  const error = errorOf({ ...exit, reason, lastErrorCode });
  expect(error?.code ?? null).toBe(code);
  if (error) {
    expect(error).toBeInstanceOf(LatchkeyError);
    expect(error.exit.reason).toBe(reason);
    expect(error.message).toContain(`#${code}`);
  }
});

test.each([
  ["connected", "connected", null],
  ["disabled", "disabled", null],
  ["invalid", "needs_attention", "No such host."],
  ["incomplete", "needs_attention", "No such host."],
  ["needs_verification", "needs_attention", "No such host."],
] as const)("a connection that is %s shows as %s", (status, health, cause) => {
  const connection = { id: "7", status, verificationError: "No such host." };
  expect(badgeStatusOf(connection)).toEqual({ health, cause, connectionId: "7" });
  for (const state of ["queued", "running"])
    expect(badgeStatusOf({ ...connection, verificationDetails: { state } }).health).toBe("checking");
});

test("a status stays as it is", () => {
  const status = { health: "disabled", cause: "Paused by Ada." } as const;
  expect(badgeStatusOf(status)).toBe(status);
});

test("on a server nothing happens, and nothing is defined", async () => {
  const fetchToken = vi.fn();
  const fetchStatus = vi.fn();
  const options = { baseUrl: "https://latchkey.example.com", fetchToken, onSuccess: vi.fn() };
  create(options).open();
  open(options).close();
  const badge = createBadge({ ...options, fetchStatus, container: {} as HTMLElement });
  badge.update({ status: { health: "connected" } });
  await badge.refresh();
  badge.destroy();
  const { LatchkeyConnectElement } = await import("./element");
  expect(LatchkeyConnectElement).toBeTypeOf("function");
  expect(fetchToken).not.toHaveBeenCalled();
  expect(fetchStatus).not.toHaveBeenCalled();
});

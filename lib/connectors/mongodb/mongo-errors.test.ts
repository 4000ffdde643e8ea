import {
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoRuntimeError,
  MongoServerError,
  MongoServerSelectionError,
} from "mongodb";
import { expect, test } from "vitest";
import { textOf } from "../testing/leaks";
import { mongoFailure } from "./mongo-errors";
import type { MongoSettings } from "./settings";

const settings: MongoSettings = {
  authenticationDatabase: "admin",
  writeDatabase: 'sh"op',
  username: 'lo"ader',
  password: "the-pa55word",
  hasRole: false,
};

const server = (code: number, errmsg = "upstream text") => new MongoServerError({ ok: 0, code, errmsg });

/** As the driver reports that it found no server: the reason of each server lies deep inside. */
function selection(error: Error): Error {
  const servers = new Map([["db.example.com:27017", { error }]]);
  return Object.assign(new MongoServerSelectionError("upstream text", {} as never), {
    reason: { servers },
  });
}

const refused = new MongoNetworkError("upstream text", {
  cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
});

test.each([
  ["AuthenticationFailed", server(18), "auth_failed", "password"],
  ["UserNotFound", server(11), "auth_failed", "password"],
  ["Atlas: bad auth", server(8000, "bad auth : upstream text"), "auth_failed", "password"],
  [
    "Atlas: not allowed",
    server(8000, "user is not allowed to do action [insert]"),
    "permission_denied",
    "write_database",
  ],
  ["Unauthorized", server(13), "permission_denied", "write_database"],
  ["MechanismUnavailable", server(334), "auth_method_unsupported", "auth_method"],
  [
    "BadValue: mechanism",
    server(2, "Unsupported mechanism SCRAM-SHA-256"),
    "auth_method_unsupported",
    "auth_method",
  ],
  ["BadValue of another kind", server(2), "provider_error", undefined],
  ["InvalidNamespace", server(73), "invalid_value", "write_database"],
  ["NotWritablePrimary", server(10_107), "read_only", "host"],
  ["NotPrimaryNoSecondaryOk", server(13_435), "read_only", "host"],
  ["PrimarySteppedDown", server(189), "starting", undefined],
  ["InterruptedDueToReplStateChange", server(11_602), "starting", undefined],
  ["ShutdownInProgress", server(91), "terminated", undefined],
  ["InterruptedAtShutdown", server(11_600), "terminated", undefined],
  ["MaxTimeMSExpired", server(50), "timeout", undefined],
  ["ExceededTimeLimit", server(262), "timeout", undefined],
  ["OutOfDiskSpace", server(14_031), "provider_error", undefined],
  ["IngressRequestRateLimitExceeded", server(462), "busy", undefined],
  ["a number nobody knows", server(99_999), "provider_error", undefined],
  ["a number inside of a failed selection", selection(server(18)), "auth_failed", "password"],
  ["a network error inside of a failed selection", selection(refused), "connection_reset", undefined],
  [
    "a time-out inside of a failed selection",
    selection(new MongoNetworkTimeoutError("t")),
    "timeout",
    undefined,
  ],
  [
    "a failed selection without a reason",
    new MongoServerSelectionError("m", {} as never),
    "connection_reset",
    undefined,
  ],
  ["a broken connection", new MongoNetworkError("connection 1 closed"), "connection_reset", undefined],
  [
    "a server without the password",
    new MongoRuntimeError("Server returned an invalid signature"),
    "wrong_service",
    "host",
  ],
  [
    "a nonce that is not ours",
    new MongoRuntimeError("Server returned an invalid nonce: x"),
    "wrong_service",
    "host",
  ],
  [
    "too few iterations",
    new MongoRuntimeError("Server returned an invalid iteration count 1"),
    "auth_method_unsupported",
    "auth_method",
  ],
  [
    "a name the driver refuses",
    new MongoInvalidArgumentError("upstream text"),
    "invalid_value",
    "write_database",
  ],
  ["something else", new TypeError("upstream text"), "provider_error", undefined],
  ["no error at all", undefined, "provider_error", undefined],
])("%s", (_name, error, code, field) => {
  const outcome = mongoFailure({ error, settings });
  expect({ code: outcome.code, field: outcome.field }).toEqual({ code, field });
  expect(outcome.message).not.toBe("");
  expect(outcome.hint).not.toBe("");
  expect(textOf(outcome)).not.toMatch(/upstream|the-pa55word/);
});

test("the number is shown, the remedy quotes every name", () => {
  const outcome = mongoFailure({ error: server(13), settings });
  expect(outcome.details).toEqual([{ label: "Error", value: "13" }]);
  expect(outcome.remedy).toBe(
    'db.getSiblingDB("admin").grantRolesToUser("lo\\"ader", [{ role: "readWrite", db: "sh\\"op" }])',
  );
});

test("a role that the server does not know is no wrong password", () => {
  const outcome = mongoFailure({ error: server(18), settings: { ...settings, hasRole: true } });
  expect(outcome).toMatchObject({ code: "auth_failed", field: "aws_iam_role_arn" });
});

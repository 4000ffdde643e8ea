import { RoleError } from "@/lib/shared/errors/role-error";
import type { GuardedHttp, HttpResponse } from "@/lib/shared/setup-test/context";
import { type RoleProblem, roleProblems } from "./role-problems";

const accounts = "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts";
const seconds = 900;

/**
 * An access token of a service account, for somebody whom it lets act in its name (IAM Credentials API).
 * @throws RoleError, NetworkError
 */
export async function generateAccessToken(input: {
  readonly http: GuardedHttp;
  /** Of whoever asks. */
  readonly token: string;
  readonly serviceAccountEmail: string;
  readonly scopes: readonly string[];
  readonly signal?: AbortSignal;
}): Promise<string> {
  const { http, serviceAccountEmail, signal } = input;
  const answer = await http.request({
    method: "POST",
    url: `${accounts}/${encodeURIComponent(serviceAccountEmail)}:generateAccessToken`,
    headers: { "content-type": "application/json", authorization: `Bearer ${input.token}` },
    body: JSON.stringify({ scope: input.scopes, lifetime: `${seconds}s` }),
    ...(signal === undefined ? {} : { signal }),
  });
  const token = textAt(answer.json(), "accessToken");
  if (answer.status === 200 && token !== "") return token;
  throw refusedByGoogle({ answer, problem: problemOf(answer) });
}

function problemOf(answer: HttpResponse): RoleProblem {
  const error: unknown = Object(answer.json()).error;
  const names = [textAt(Object(error).details?.[0], "reason"), textAt(error, "status")];
  const known = names.find((name) => Object.hasOwn(roleProblems.google, name));
  return (known === undefined ? undefined : roleProblems.google[known]) ?? roleProblems.unavailable;
}

/** The error for a refusal; being busy and breaking down say nothing of an identity. */
export function refusedByGoogle(input: {
  readonly answer: HttpResponse;
  readonly problem: RoleProblem;
}): RoleError {
  const { answer, problem } = input;
  if (answer.status === 429) return new RoleError(roleProblems.busy);
  return new RoleError(answer.status >= 400 && answer.status < 500 ? problem : roleProblems.unavailable);
}

/** A text of a JSON object, empty where there is none. */
export function textAt(json: unknown, name: string): string {
  const value: unknown = Object(json)[name];
  return typeof value === "string" ? value : "";
}

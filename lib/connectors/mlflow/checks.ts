import { factText } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { basicAuth } from "../kit/http-api/basic-auth";
import type { Settings } from "../kit/http-api/read-settings";

/** The tracking server, without a slash at the end. */
export function base({ text }: Pick<Settings, "text">): string {
  return text("tracking_uri").replace(/\/+$/, "");
}

const service = "the tracking server";

const server: ApiStage = {
  id: "server",
  title: "Find MLflow",
  run: async (check) => {
    const { text } = await check.call({
      url: `${base(check)}/version`,
      headers: signIn(check),
      wantsJson: false,
      failures: {
        "401": refused(check),
        "404": {
          code: "not_found",
          field: "tracking_uri",
          message: "A web server answers there, but it is not MLflow.",
          hint: "Enter the address that MLFLOW_TRACKING_URI holds, with its path if it has one.",
        },
      },
    });
    if (!/^\s*\d+\.\d[\w.+-]*\s*$/.test(text)) {
      return check.refuse({
        code: "wrong_service",
        field: "tracking_uri",
        message: "A web server answers there, but it is not MLflow.",
        hint: "Enter the address that MLFLOW_TRACKING_URI holds. A login page may be in front of it.",
      });
    }
    return {
      status: "PASSED",
      message: "MLflow answers.",
      details: [{ label: "Version", value: factText(text) }],
    };
  },
};

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Search experiments",
  run: async (check) => {
    const headers = signIn(check);
    const request = { method: "POST", json: { max_results: 1 } } as const;
    await check.call({
      ...request,
      url: `${base(check)}/api/2.0/mlflow/experiments/search`,
      headers,
      failures: {
        "401": refused(check),
        "403": {
          code: "permission_denied",
          field: credentialOf(check),
          message: `The sign-in works, but ${service} does not let this user see experiments.`,
          hint: "Give the user the permission READ on the experiments.",
        },
      },
    });
    if (Object.keys(headers).length > 0) return { status: "PASSED", message: "Experiments can be read." };
    return {
      status: "WARNING",
      code: "open_access",
      field: "auth_type",
      message: "The tracking server lets anybody in.",
      hint: "It works. Turn on sign-in, unless its network is private.",
    };
  },
};

function credentialOf({ text }: Pick<Settings, "text">): string {
  const fields: Readonly<Record<string, string>> = { basic: "password", bearer: "token" };
  return fields[text("auth_type", "none")] ?? "auth_type";
}

function refused(check: Pick<Settings, "text">) {
  const field = credentialOf(check);
  return {
    code: "auth_failed",
    field,
    message: field === "auth_type" ? "The tracking server asks for a sign-in." : "The sign-in was refused.",
    hint: "Choose how to sign in, and enter what the MLflow client uses.",
  } as const;
}

function signIn({ text }: Pick<Settings, "text">): Readonly<Record<string, string>> {
  const kind = text("auth_type", "none");
  if (kind === "bearer") return { authorization: `Bearer ${text("token")}` };
  if (kind !== "basic") return {};
  return { authorization: basicAuth({ username: text("username"), password: text("password") }) };
}

/** What is asked of the server, in order. */
export const checks = [server, authenticate];

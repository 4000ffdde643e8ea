import { readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import type { Settings } from "../kit/http-api/read-settings";

/** The base URL, without a slash at the end. */
export function base({ text }: Pick<Settings, "text">): string {
  return text("base_url").replace(/\/+$/, "");
}

const refused = {
  code: "auth_failed",
  field: "api_token",
  message: "Flexiroam did not accept this token.",
  hint: "Copy the token again, without the word Bearer. Ask Flexiroam whether it is still good.",
} as const;

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base(check)}${check.text("test_path", "/")}`,
      headers: { authorization: `Bearer ${check.text("api_token")}` },
      failures: {
        "401": refused,
        "403": refused,
        "404": {
          code: "not_found",
          field: "test_path",
          message: "The API does not know the test path.",
          hint: "Choose a path that lists something from the documentation of your API.",
        },
      },
    });
    // The Reseller API answers 200 to a refusal and says so in the body.
    if (/^(false|0|error|fail(ed)?)$/i.test(readPath(json, "status"))) return check.refuse(refused);
    return { status: "PASSED", message: "Flexiroam accepted the token." };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate];

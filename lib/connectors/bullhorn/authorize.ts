import type { ApiCheck } from "../kit/http-api/api-stage";

/**
 * Signs the API user in and gives the authorisation code. Bullhorn wants user name and password in the
 * URL, so this URL goes into no message and no log.
 */
export async function authorize(check: ApiCheck): Promise<string> {
  const url = new URL(`${check.kept("oauth_url")}/authorize`);
  url.search = new URLSearchParams({
    client_id: check.text("client_id"),
    response_type: "code",
    action: "Login",
    username: check.text("username"),
    password: check.text("password"),
  }).toString();
  const unknownClient = {
    code: "auth_failed",
    field: "client_id",
    message: "Bullhorn does not know this client ID.",
    hint: "Copy it again from the message of Bullhorn support.",
  } as const;
  const answer = await check.call({
    url: url.href,
    wantsJson: false,
    isExpected: (status) => status === 302,
    failures: {
      // The login page comes back where the login was refused.
      "200": {
        code: "auth_failed",
        field: "password",
        message: "Bullhorn did not accept this user name and password.",
        hint: "Type the password again. It may have expired, or the terms of use may wait for a first sign-in.",
      },
      "400": unknownClient,
      "401": unknownClient,
    },
  });
  const code = URL.parse(answer.header("location"), url)?.searchParams.get("code") ?? "";
  return code === "" ? check.refuse(unknownClient) : code;
}

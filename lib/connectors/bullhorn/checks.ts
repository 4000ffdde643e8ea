import { readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import { authorize } from "./authorize";
import { readBullhornUrl } from "./read-bullhorn-url";

export const base = "https://rest.bullhornstaffing.com";

const service = "Bullhorn";

const dataCentre: ApiStage = {
  id: "data_centre",
  title: "Find the data centre",
  run: async (check) => {
    const username = encodeURIComponent(check.text("username"));
    const unknownUser = {
      code: "auth_failed",
      field: "username",
      message: "Bullhorn does not know this user.",
      hint: "Enter the user name of the API user, as Bullhorn support gave it.",
    } as const;
    const { json } = await check.call({
      url: `${base}/rest-services/loginInfo?username=${username}`,
      failures: { "400": unknownUser, "404": unknownUser },
    });
    check.keep("oauth_url", readBullhornUrl({ check, url: readPath(json, "oauthUrl") }));
    check.keep("rest_url", readBullhornUrl({ check, url: readPath(json, "restUrl") }));
    return { status: "PASSED", message: "Bullhorn says where this account lives." };
  },
};

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: async (check) => {
    const code = await authorize(check);
    // A token of its own: a refresh token on file is good for one use, and a check must not spend it.
    return fetchToken({
      check,
      service,
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_id" },
      request: {
        url: `${check.kept("oauth_url")}/token`,
        form: {
          grant_type: "authorization_code",
          code,
          client_id: check.text("client_id"),
          client_secret: check.text("client_secret"),
        },
      },
    });
  },
};

const permissions: ApiStage = {
  id: "permissions",
  title: "Open a REST session",
  run: async (check) => {
    const token = encodeURIComponent(check.kept("access_token"));
    const login = await check.call({
      method: "POST",
      url: `${check.kept("rest_url")}/login?version=2.0&access_token=${token}`,
      failures: {
        "403": {
          code: "permission_denied",
          field: "username",
          message: "This user may not use the REST API.",
          hint: "Ask Bullhorn support to enable the REST API for the user.",
        },
      },
    });
    const restUrl = readBullhornUrl({ check, url: readPath(login.json, "restUrl") });
    await check.call({
      url: `${restUrl}/ping`,
      headers: { bhresttoken: readPath(login.json, "BhRestToken") },
    });
    return { status: "PASSED", message: "A REST session was opened." };
  },
};

/** What is asked of the API, in order. */
export const checks = [dataCentre, authenticate, permissions];

import { isPage } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import { testFailures } from "./test-failures";
import { base, credentialField, expectedStatus, testRequest } from "./test-request";

const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: ({ text }) => text("auth_type") === "oauth2_client_credentials",
  run: (check) => {
    const scope = check.text("scope");
    return fetchToken({
      check,
      service: "The token URL",
      addressField: "token_url",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
      request: {
        url: check.text("token_url"),
        form: {
          grant_type: "client_credentials",
          client_id: check.text("client_id"),
          client_secret: check.text("client_secret"),
          ...(scope === "" ? {} : { scope }),
        },
      },
    });
  },
};

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Send the test request",
  run: async (check) => {
    const { first, last } = expectedStatus(check);
    const answer = await check.call({
      ...testRequest(check),
      wantsJson: false,
      isExpected: (given) => given >= first && given <= last,
      failures: testFailures(credentialField(check)),
    });
    if (isPage(answer)) {
      return check.refuse({
        code: "wrong_service",
        field: "base_url",
        message: "A web page came back, not the answer of an API.",
        hint: "Check the base URL. It may lead to a login page or to the documentation.",
      });
    }
    return { status: "PASSED", message: `The API answered the test request with ${answer.status}.` };
  },
};

/** What is asked of the API, in order. */
export const checks = [token, authenticate];
export { base };

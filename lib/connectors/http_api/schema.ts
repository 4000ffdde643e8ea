import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";
import { signInProperties } from "./sign-in-properties";

/** Any HTTPS API, with the usual ways to sign in and one request that proves them. */
export const schema: ConnectorSchema = {
  id: "http_api",
  title: "HTTP API",
  category: "saas",
  docsUrl: "https://developer.mozilla.org/docs/Web/HTTP",
  iconPath: "M8 6 2 12l6 6 2-2-4-4 4-4ZM16 6l-2 2 4 4-4 4 2 2 6-6Z",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      description: "Which API, and which request shows that it works?",
      properties: [
        textField({
          name: "base_url",
          title: "Base URL",
          description: "The address every request begins with. The documentation of the API names it.",
          placeholder: "https://api.example.com/v1",
          format: "uri",
          pattern: "^https://[^\\s@]+$",
          maxLength: 2048,
        }),
        textField({
          name: "test_path",
          title: "Test path",
          description: "A path that needs the sign-in and changes nothing, such as /me.",
          pattern: "^/[^\\s]*$",
          default: "/",
          optional: true,
          maxLength: 2048,
        }),
        choiceField({
          name: "test_method",
          title: "Test method",
          description: "GET, unless the API answers the path to HEAD alone.",
          choices: { GET: "GET", HEAD: "HEAD" },
        }),
        textField({
          name: "expected_status",
          title: "Expected status",
          description: "The HTTP status of a good answer: one number, or a range such as 200-299.",
          pattern: "^[1-5]\\d\\d(-[1-5]\\d\\d)?$",
          default: "200-299",
          optional: true,
        }),
        secretField({
          name: "headers",
          title: "More headers",
          description: 'Sent with every request, as JSON: {"X-Account": "42"}.',
          pattern: "^\\s*\\{[\\s\\S]*\\}\\s*$",
          optional: true,
          maxLength: 8192,
        }),
      ],
    },
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "How does the API know you?",
      properties: signInProperties,
    },
  ],
};

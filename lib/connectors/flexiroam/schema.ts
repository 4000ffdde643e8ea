import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** Two generations of the API exist, on hosts that Flexiroam tells each customer. */
export const schema: ConnectorSchema = {
  id: "flexiroam",
  title: "Flexiroam",
  category: "saas",
  docsUrl: "https://www.flexiroam.com/solutions",
  iconPath: "M12 3a9 9 0 1 0 9 9h-3a6 6 0 1 1-6-6ZM14 3v3a6 6 0 0 1 4 4h3a9 9 0 0 0-7-7Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "The Solutions API and the older Reseller API both work.",
      properties: [
        textField({
          name: "base_url",
          title: "Base URL",
          description: "The address of the API, as in the documentation Flexiroam gave you.",
          placeholder: "https://api.example.com",
          format: "uri",
          pattern: "^https://[^\\s@]+$",
          maxLength: 2048,
        }),
        secretField({
          name: "api_token",
          title: "API token",
          description: "The token Flexiroam gave you for the API.",
          maxLength: 8192,
        }),
        textField({
          name: "test_path",
          title: "Test path",
          description: "A path that lists something, from the same documentation. It is asked for with GET.",
          placeholder: "/v3/sims",
          pattern: "^/[^\\s]*$",
          default: "/",
          optional: true,
          maxLength: 2048,
        }),
      ],
    },
  ],
};

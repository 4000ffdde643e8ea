import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** Client and API user: Bullhorn asks for both. */
export const schema: ConnectorSchema = {
  id: "bullhorn",
  title: "Bullhorn",
  category: "saas",
  docsUrl: "https://bullhorn.github.io/rest-api-docs/",
  iconPath: "M4 9v6h3l8 5V4L7 9ZM17 8v8a4 4 0 0 0 0-8Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An API user lets this service work with your Bullhorn account.",
      properties: [
        textField({
          name: "client_id",
          title: "Client ID",
          description: "Bullhorn support issues it for the REST API.",
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description: "Issued together with the client ID.",
        }),
        textField({
          name: "username",
          title: "User name",
          description: "The API user of your Bullhorn account.",
          placeholder: "acme.api",
        }),
        secretField({
          name: "password",
          title: "Password",
          description: "The password of the API user.",
        }),
      ],
    },
  ],
};

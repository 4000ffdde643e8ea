import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** Subdomain, e-mail and API key: Gorgias takes them as HTTP Basic. */
export const schema: ConnectorSchema = {
  id: "gorgias",
  title: "Gorgias",
  category: "saas",
  docsUrl: "https://developers.gorgias.com/reference/authentication",
  iconPath: "M4 4h16v12H9l-5 4Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An API key lets this service work with your help desk.",
      properties: [
        textField({
          name: "subdomain",
          title: "Subdomain",
          description: "The first part of your Gorgias address: acme in https://acme.gorgias.com.",
          placeholder: "acme",
          pattern: "^[a-z0-9_-]+$",
          maxLength: 63,
        }),
        textField({
          name: "username",
          title: "E-mail",
          description: "The e-mail address of the Gorgias user the key belongs to.",
          placeholder: "you@example.com",
          pattern: "^[^@\\s:]+@[^@\\s:]+$",
          maxLength: 254,
        }),
        secretField({
          name: "api_key",
          title: "API key",
          description: "In Gorgias: Settings, REST API, Password (API key).",
        }),
      ],
    },
  ],
};

import { secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

/** An Entra app with application permissions. */
export const schema: ConnectorSchema = {
  id: "msft_sharepoint",
  title: "Microsoft SharePoint",
  category: "file",
  capabilities: ["verify", "files"],
  docsUrl: "https://learn.microsoft.com/graph/api/resources/sharepoint",
  iconPath:
    "M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3ZM16 8a5 5 0 0 1 0 10 5 5 0 0 1-3-1 8 8 0 0 0 3-9ZM6 16a9 9 0 0 0 6 1 3.5 3.5 0 1 1-6-1Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app registration lets this service work with your site.",
      properties: [
        textField({
          name: "tenant_id",
          title: "Tenant ID",
          description: "In the Entra admin center: Overview. The ID, or a domain of the tenant.",
          placeholder: "acme.onmicrosoft.com",
          pattern: "^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)$",
          maxLength: 253,
        }),
        textField({
          name: "client_id",
          title: "Client ID",
          description: "In App registrations: your app, Overview, Application (client) ID.",
          placeholder: "6f1c1f3a-1b2c-4d5e-8f90-0a1b2c3d4e5f",
          pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        }),
        secretField({
          name: "client_secret",
          title: "Client secret",
          description:
            "In App registrations: your app, Certificates and secrets. The value, not the secret ID.",
        }),
        textField({
          name: "site_url",
          title: "Site URL",
          description: "The address of the SharePoint site, as in the browser.",
          placeholder: "https://acme.sharepoint.com/sites/Reports",
          pattern: "^https://[A-Za-z0-9-]+\\.sharepoint\\.com(/.*)?$",
          maxLength: 2048,
        }),
        textField({
          name: "drive_name",
          title: "Document library",
          description: "The library to work in. Leave it empty for the site's usual one.",
          placeholder: "Documents",
          optional: true,
        }),
      ],
    },
  ],
};

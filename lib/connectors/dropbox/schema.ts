import { consentStep, withConsentChoice } from "../kit/consent/consent-step";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import type { ConnectorSchema } from "../types";

const withRefresh = { property: "auth_method", in: ["refresh_token"] } as const;

/** Sign-in with Dropbox, an app with a refresh token, or a short-lived access token. */
export const schema: ConnectorSchema = {
  id: "dropbox",
  title: "Dropbox",
  category: "file",
  capabilities: ["verify", "files"],
  docsUrl: "https://developers.dropbox.com/oauth-guide",
  iconPath: "M6 3 0 7l6 4 6-4ZM18 3l-6 4 6 4 6-4ZM0 15l6 4 6-4-6-4ZM18 11l-6 4 6 4 6-4Z",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An app of yours lets this service work with your Dropbox.",
      properties: [
        withConsentChoice({
          provider: "dropbox",
          title: "Sign in with Dropbox",
          method: choiceField({
            name: "auth_method",
            title: "How to sign in",
            description: "A refresh token lasts. An access token from the App Console ends after four hours.",
            choices: { refresh_token: "Refresh token", access_token: "Access token" },
          }),
        }),
        textField({
          name: "app_key",
          title: "App key",
          description: "In the App Console: your app, Settings.",
          placeholder: "a1b2c3d4e5f6g7h",
          pattern: "^[a-z0-9]{10,40}$",
          shown_when: withRefresh,
        }),
        secretField({
          name: "app_secret",
          title: "App secret",
          description: "In the App Console: your app, Settings. Leave it empty for an app that uses PKCE.",
          optional: true,
          shown_when: withRefresh,
        }),
        secretField({
          name: "refresh_token",
          title: "Refresh token",
          description: "What your app got when it was authorised with token_access_type=offline.",
          shown_when: withRefresh,
        }),
        secretField({
          name: "access_token",
          title: "Access token",
          description: "In the App Console: your app, Settings, Generated access token.",
          maxLength: 4096,
          shown_when: { property: "auth_method", in: ["access_token"] },
        }),
        textField({
          name: "root_path",
          title: "Folder",
          description: "The folder to work in. Leave it empty for everything the app may see.",
          placeholder: "/Reports",
          pattern: "^/[^\\\\]*$",
          optional: true,
        }),
        textField({
          name: "team_member_id",
          title: "Team member ID",
          description: "For a team app: the member to act for. Starts with dbmid:.",
          placeholder: "dbmid:AAH…",
          pattern: "^dbmid:[A-Za-z0-9_-]+$",
          optional: true,
        }),
      ],
    },
    consentStep({
      provider: "Dropbox",
      access: ["See the name of the account", "See, add and change files and folders"],
    }),
  ],
  consent: {
    provider: "dropbox",
    authorizeUrl: "https://www.dropbox.com/oauth2/authorize",
    tokenUrl: "https://api.dropboxapi.com/oauth2/token",
    scopes: ["account_info.read", "files.metadata.read", "files.content.read", "files.content.write"],
    parameters: { token_access_type: "offline", force_reapprove: "true" },
  },
};

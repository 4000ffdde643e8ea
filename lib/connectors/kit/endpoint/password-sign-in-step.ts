import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { property } from "../property";

const withPassword = { property: "auth_method", in: ["password_auth"] } as const;

/** The step that asks for a user name and a password: `auth_method`, `username`, `password`. */
export function passwordSignInStep(input: {
  readonly usernameDescription: string;
  readonly usernamePlaceholder: string;
  readonly passwordDescription: string;
  /** Longest user name the server takes. */
  readonly maxUsername: number;
}): ReportCardStep {
  return {
    type: "form",
    id: "sign-in",
    title: "Sign in",
    description: "Best use a user made for this purpose, with no more rights than it needs.",
    properties: [
      property({
        name: "auth_method",
        title: "How to sign in",
        description: "The server checks a user name and a password.",
        choice_titles: { password_auth: "User name and password" },
        json_schema: { type: "string", enum: ["password_auth"], default: "password_auth" },
      }),
      property({
        name: "username",
        title: "User name",
        description: input.usernameDescription,
        placeholder: input.usernamePlaceholder,
        shown_when: withPassword,
        json_schema: { type: "string", minLength: 1, maxLength: input.maxUsername },
      }),
      property({
        name: "password",
        title: "Password",
        description: input.passwordDescription,
        is_credential: true,
        shown_when: withPassword,
        json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 1024 },
      }),
    ],
  };
}

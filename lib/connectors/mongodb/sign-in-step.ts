import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { property } from "../kit/property";
import { awsRoleProperties } from "../kit/role/role-properties";

const withPassword = { property: "auth_method", in: ["password_auth"] } as const;
const withRole = { property: "auth_method", in: ["aws_iam_role"] } as const;

/** How to sign in: a password (SCRAM), or a role of AWS, which Atlas takes. */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Best use a user made for this purpose, with readWrite on this database only.",
  properties: [
    property({
      name: "auth_method",
      title: "How to sign in",
      description: "Every server knows passwords. In Atlas, a database user can be an AWS IAM role instead.",
      choice_titles: { password_auth: "User name and password", aws_iam_role: "AWS IAM role" },
      json_schema: { type: "string", enum: ["password_auth", "aws_iam_role"], default: "password_auth" },
    }),
    property({
      name: "authentication_database",
      title: "Authentication database",
      description: "The database the user was created in. In Atlas, and nearly everywhere else, it is admin.",
      placeholder: "admin",
      shown_when: withPassword,
      json_schema: {
        type: "string",
        pattern: '^[^/\\\\. "$]+$',
        minLength: 1,
        maxLength: 63,
        default: "admin",
      },
    }),
    property({
      name: "username",
      title: "User name",
      description: "The database user. In Atlas, open Database Access; in mongosh, db.getUsers() lists them.",
      placeholder: "loader",
      shown_when: withPassword,
      json_schema: { type: "string", minLength: 1, maxLength: 255 },
    }),
    property({
      name: "password",
      title: "Password",
      description: "The password of this user. It is stored encrypted and never shown again.",
      is_credential: true,
      shown_when: withPassword,
      json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 1024 },
    }),
    ...awsRoleProperties({ shown_when: withRole }),
  ],
};

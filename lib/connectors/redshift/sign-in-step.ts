import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { passwordSignInStep } from "../kit/endpoint/password-sign-in-step";
import { choiceField, textField } from "../kit/http-api/fields";

/** The way to sign in to a workgroup without a user of the database. */
export const workgroupAuth = "workgroup_auth";

const withPassword = passwordSignInStep({
  usernameDescription: "The database user. In the query editor: select usename from pg_user.",
  usernamePlaceholder: "loader",
  passwordDescription: "The password of this database user. It is stored encrypted and never shown again.",
  maxUsername: 127,
});

/** A user of the database, or for Redshift Serverless the AWS identity of the staging bucket. */
export const signIn: ReportCardStep = {
  ...withPassword,
  properties: [
    choiceField({
      name: "auth_method",
      title: "How to sign in",
      description:
        "A Serverless workgroup can also be signed in to without a password, by the AWS identity of the bucket in the next step.",
      choices: { password_auth: "User name and password", [workgroupAuth]: "AWS identity (Serverless only)" },
    }),
    ...withPassword.properties.filter(({ name }) => name !== "auth_method"),
    textField({
      name: "workgroup",
      title: "Workgroup",
      description:
        "Its name in the Redshift Serverless console. The identity of the bucket has to be allowed redshift-serverless:GetCredentials on it.",
      placeholder: "default-workgroup",
      pattern: "^[a-z0-9-]{3,64}$",
      maxLength: 64,
      shown_when: { property: "auth_method", in: [workgroupAuth] },
    }),
  ],
};

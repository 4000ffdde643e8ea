import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { secretField, textField } from "../http-api/fields";

/** `access_id` and `secret_key`: the access key of an IAM user. */
export function awsKeyProperties(input: { readonly shown_when: ShownWhen }): readonly ReportCardProperty[] {
  const { shown_when } = input;
  return [
    textField({
      name: "access_id",
      title: "Access key ID",
      description: "In the IAM console, open the user, then Security credentials. It begins with AKIA.",
      placeholder: "AKIAIOSFODNN7EXAMPLE",
      pattern: "^[A-Z0-9]{16,128}$",
      maxLength: 128,
      shown_when,
    }),
    secretField({
      name: "secret_key",
      title: "Secret access key",
      description: "Shown once, when the access key is created.",
      maxLength: 128,
      shown_when,
    }),
  ];
}

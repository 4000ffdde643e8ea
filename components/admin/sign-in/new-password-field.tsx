"use client";
import { TextField } from "@/components/ui/text-field";
import { shortestPassword } from "@/lib/shared/member/member-forms";

/** A password that is chosen here. */
export function NewPasswordField() {
  return (
    <TextField
      name="password"
      label="New password"
      type="password"
      autoComplete="new-password"
      help={`At least ${shortestPassword} characters. A few words in a row are easy to remember.`}
    />
  );
}

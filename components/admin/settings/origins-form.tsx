"use client";
import { originsForm } from "@/lib/shared/workspace/origins-form";
import { Form } from "../../ui/form";
import { TextAreaField } from "../../ui/text-area-field";
import { type SaveAction, useSettingsForm } from "./use-settings-form";

/** Origins whose pages may hold frames, one a line. */
export function OriginsForm(props: {
  readonly allowedOrigins: readonly string[];
  readonly mayWrite: boolean;
  readonly save: SaveAction;
}) {
  const { allowedOrigins, mayWrite, save } = props;
  const form = useSettingsForm({
    schema: originsForm,
    defaultValues: { allowedOrigins: allowedOrigins.join("\n") },
    save,
  });
  return (
    <Form form={form} submitLabel="Save origins" isReadOnly={!mayWrite}>
      <TextAreaField
        name="allowedOrigins"
        label="Origins, one a line"
        help="Scheme, host and port as the address bar has them. Sessions that are open stay as they are."
        placeholder="https://app.example.com"
        className="lk-input-mono"
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
      />
    </Form>
  );
}

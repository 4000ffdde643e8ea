"use client";
import { workspaceNameForm } from "@/lib/shared/workspace/settings-forms";
import { Form } from "../../ui/form";
import { TextField } from "../../ui/text-field";
import { type SaveAction, useSettingsForm } from "./use-settings-form";

/** The workspace's name. */
export function WorkspaceNameForm(props: {
  readonly name: string;
  readonly mayWrite: boolean;
  readonly save: SaveAction;
}) {
  const { name, mayWrite, save } = props;
  const form = useSettingsForm({ schema: workspaceNameForm, defaultValues: { name }, save });
  return (
    <Form form={form} submitLabel="Save" isReadOnly={!mayWrite}>
      <TextField name="name" label="Name" autoComplete="off" />
    </Form>
  );
}

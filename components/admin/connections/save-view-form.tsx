"use client";
import type { ConnectionListActions } from "@/lib/shared/connection/actions";
import { saveViewInput } from "@/lib/shared/connection/saved-view";
import { CheckField } from "../../ui/check-field";
import { Form } from "../../ui/form";
import { TextField } from "../../ui/text-field";
import { useActionForm } from "../../ui/use-action-form";
import { CancelButton } from "../cancel-button";

/** Takes the name that a view is kept under. */
export function SaveViewForm(props: {
  readonly query: string;
  readonly mayShare: boolean;
  readonly saveView: ConnectionListActions["saveView"];
  readonly onSaved: () => void;
}) {
  const { query, mayShare, saveView, onSaved } = props;
  const form = useActionForm({
    schema: saveViewInput,
    defaultValues: { name: "", query, shared: false },
    action: (values) => saveView(values as Parameters<typeof saveView>[0]),
    onDone: onSaved,
  });
  return (
    <Form form={form} submitLabel="Save" actions={<CancelButton />}>
      <TextField name="name" label="Name" maxLength={60} autoComplete="off" />
      {mayShare && (
        <CheckField name="shared" label="Share it" help="Every member of this workspace sees it." />
      )}
      <p className="lk-help">A view of yours with the same name is replaced.</p>
    </Form>
  );
}

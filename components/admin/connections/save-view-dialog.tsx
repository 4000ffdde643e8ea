"use client";
import type { ConnectionListActions } from "@/lib/shared/connection/actions";
import { saveViewInput } from "@/lib/shared/connection/saved-view";
import { CheckField } from "../../ui/check-field";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { TextField } from "../../ui/text-field";
import { useActionForm } from "../../ui/use-action-form";
import { CancelButton } from "../cancel-button";

interface SaveViewProps {
  /** Query of the table as it stands. */
  readonly query: string;
  readonly mayShare: boolean;
  readonly saveView: ConnectionListActions["saveView"];
  readonly onSaved: () => void;
}

/** Asks for the name that a view is kept under. */
export function SaveViewDialog(
  props: SaveViewProps & { readonly open: boolean; readonly onClose: () => void },
) {
  const { open, onClose } = props;
  return (
    <Dialog open={open} onClose={onClose} title="Save this view">
      <SaveViewForm {...props} />
    </Dialog>
  );
}

function SaveViewForm({ query, mayShare, saveView, onSaved }: SaveViewProps) {
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

"use client";
import type { ApiKeyActions, MadeKey } from "@/lib/shared/api-key/api-key-actions";
import { apiKeyForm } from "@/lib/shared/api-key/api-key-form";
import { ChoicesField } from "../../ui/choices-field";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { TextAreaField } from "../../ui/text-area-field";
import { TextField } from "../../ui/text-field";
import { useActionForm } from "../../ui/use-action-form";
import { scopeNames } from "./key-words";

interface NewKeyProps {
  readonly scopes: readonly string[];
  readonly action: ApiKeyActions["create"];
  readonly onMade: (made: MadeKey) => void;
}

/** Asks what a new API key may do, from where, and how long. */
export function NewKeyDialog(props: NewKeyProps & { readonly open: boolean; readonly onClose: () => void }) {
  const { open, onClose, ...form } = props;
  return (
    <Dialog open={open} onClose={onClose} title="New API key" isWide>
      <NewKeyForm {...form} />
    </Dialog>
  );
}

function NewKeyForm({ scopes, action, onMade }: NewKeyProps) {
  const form = useActionForm({
    schema: apiKeyForm,
    defaultValues: { name: "", scopes: [], networks: "", expiresOn: "", publicKey: "" },
    action,
    onDone: onMade,
  });
  return (
    <Form form={form} submitLabel="Make key">
      <TextField name="name" label="Name" help="Who or what uses it." autoComplete="off" maxLength={255} />
      <ChoicesField
        name="scopes"
        label="It may"
        options={scopes.map((scope) => ({ value: scope, label: scopeNames[scope] ?? scope }))}
      />
      <TextAreaField
        name="networks"
        label="Only from these networks"
        help="One range a line, such as 203.0.113.0/24. Everywhere when empty."
        rows={2}
      />
      <TextField name="expiresOn" label="Last day" type="date" help="It never ends when empty." />
      <TextAreaField
        name="publicKey"
        label="Public key for released credentials"
        help="A JWK. Credentials then leave sealed to it; without one they leave in the clear, where that is allowed."
        className="lk-mono"
        rows={3}
      />
    </Form>
  );
}

"use client";
import type { WebhookActions, WebhookSecret } from "@/lib/shared/webhook/webhook-actions";
import { webhookForm } from "@/lib/shared/webhook/webhook-form";
import { ChoicesField } from "../../ui/choices-field";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { useActionForm } from "../../ui/use-action-form";

interface NewEndpointProps {
  readonly eventTypes: readonly string[];
  readonly action: WebhookActions["create"];
  readonly onMade: (made: WebhookSecret) => void;
}

const algorithms = [
  { value: "hmac", label: "Shared secret (HMAC)" },
  { value: "ed25519", label: "Public key (ed25519)" },
] as const;

/** Asks where a new webhook is and what it hears of. */
export function NewEndpointDialog(
  props: NewEndpointProps & { readonly open: boolean; readonly onClose: () => void },
) {
  const { open, onClose, ...form } = props;
  return (
    <Dialog open={open} onClose={onClose} title="New webhook" isWide>
      <NewEndpointForm {...form} />
    </Dialog>
  );
}

function NewEndpointForm({ eventTypes, action, onMade }: NewEndpointProps) {
  const form = useActionForm({
    schema: webhookForm,
    defaultValues: { url: "", description: "", eventTypes: [], algorithm: "hmac" as const },
    action,
    onDone: onMade,
  });
  return (
    <Form form={form} submitLabel="Make webhook">
      <TextField name="url" label="Address" type="url" placeholder="https://" autoComplete="off" />
      <TextField name="description" label="What it is for" autoComplete="off" maxLength={500} />
      <ChoicesField
        name="eventTypes"
        label="Events"
        help="It hears of everything when none is ticked."
        options={eventTypes.map((type) => ({ value: type, label: type }))}
      />
      <SelectField name="algorithm" label="Signed with" options={algorithms} />
    </Form>
  );
}

"use client";
import type { ReviewActions } from "@/lib/shared/review/review-actions";
import { sendBackForm } from "@/lib/shared/review/send-back-form";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { SelectField } from "../../ui/select-field";
import { TextAreaField } from "../../ui/text-area-field";
import { useActionForm } from "../../ui/use-action-form";

interface SendBackProps {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly action: ReviewActions["sendBack"];
  readonly onDone: () => void;
}

/** Which step the user opens next, and what they read there. */
export function SendBackDialog(
  props: SendBackProps & { readonly open: boolean; readonly onClose: () => void },
) {
  const { open, onClose, ...form } = props;
  return (
    <Dialog open={open} onClose={onClose} title="Send back to one step">
      <SendBackForm
        {...form}
        onDone={() => {
          onClose();
          form.onDone();
        }}
      />
    </Dialog>
  );
}

function SendBackForm({ id, steps, action, onDone }: SendBackProps) {
  const form = useActionForm({
    schema: sendBackForm,
    defaultValues: { stepId: steps[0]?.id ?? "", comment: "" },
    action: (values) => action({ id, ...(values as object) }),
    onDone,
  });
  return (
    <Form form={form} submitLabel="Send back">
      <SelectField
        name="stepId"
        label="Step"
        help="The customer's next visit opens here."
        options={steps.map((step) => ({ value: step.id, label: step.title }))}
      />
      <TextAreaField
        name="comment"
        label="What to change"
        help="The customer reads this above the step. Write no secret into it."
        maxLength={1_000}
      />
    </Form>
  );
}

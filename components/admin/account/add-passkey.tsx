"use client";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/shared/capture/contract";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import { passkeyNameForm } from "@/lib/shared/member/passkey-answer";
import { noPasskey } from "../sign-in/passkey-failure";
import { makePasskey } from "../sign-in/passkeys";

type Actions = Pick<AccountActions, "startPasskey" | "savePasskey">;

/** Makes a passkey, under a name that tells it from others. */
export function AddPasskey(props: { readonly actions: Actions; readonly onDone: () => void }) {
  const { actions, onDone } = props;
  const form = useActionForm({
    schema: passkeyNameForm,
    defaultValues: { name: "" },
    action: (values) => make({ actions, name: (values as { name: string }).name }),
    onDone: () => {
      form.fields.reset({ name: "" });
      onDone();
    },
  });
  return (
    <Form form={form} submitLabel="Add a passkey">
      <TextField
        name="name"
        label="Name of the passkey"
        help="For example the device it is on."
        autoComplete="off"
      />
    </Form>
  );
}

/** Sent again as a whole where a proof was asked for in between. */
async function make(input: {
  readonly actions: Actions;
  readonly name: string;
}): Promise<ActionResult<unknown>> {
  const begun = await input.actions.startPasskey({});
  if (!begun.ok) return begun;
  const answer = await makePasskey(begun.value.options);
  if (answer === null) return { ok: false, error: noPasskey };
  return input.actions.savePasskey({ name: input.name, answer });
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/shared/capture/contract";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import type { EditedConnection } from "@/lib/shared/connection/edited-settings";
import { ActionFailure } from "../../ui/action-failure";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Form } from "../../ui/form";
import { useActionForm } from "../../ui/use-action-form";
import { useAction } from "../use-action";
import { ConflictPanel } from "./conflict-panel";
import { SettingsFields } from "./settings-fields";
import { changeOf, type SettingsValues, settingsSchema, toValues } from "./settings-values";

type Actions = Pick<ConnectionActions, "saveSettings" | "readSettings">;

/**
 * Settings of a connection. Only what the member changed is sent, with the revision they started from: where
 * somebody saved meanwhile, both changes are shown and the member decides.
 */
export function SettingsForm(props: {
  readonly id: string;
  readonly initial: EditedConnection;
  readonly mayWrite: boolean;
  readonly actions: Actions;
}) {
  const { id, mayWrite, actions } = props;
  const router = useRouter();
  const [base, setBase] = useState(props.initial);
  const [theirs, setTheirs] = useState<EditedConnection | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const form = useActionForm({
    schema: settingsSchema,
    defaultValues: toValues(props.initial),
    action: (values) => save(values as SettingsValues, base, toValues(base)),
    onDone: settle,
  });
  const before = toValues(base);

  function settle(now: EditedConnection | null): void {
    if (now === null) return;
    setBase(now);
    setTheirs(null);
    setIsSaved(true);
    form.fields.reset(toValues(now));
    router.refresh();
  }

  /** What changed since `from`, on top of `onto`. @returns null where somebody else's change is shown instead */
  async function save(
    values: SettingsValues,
    onto: EditedConnection,
    from: SettingsValues,
  ): Promise<ActionResult<EditedConnection | null>> {
    setIsSaved(false);
    const change = changeOf({ before: from, after: values });
    const result = await actions.saveSettings({ id, revision: onto.revision, change });
    if (result.ok || result.error.code !== "stale") return result;
    const now = await actions.readSettings({ id });
    if (!now.ok) return now;
    setTheirs(now.value);
    return { ok: true, value: null };
  }

  const keepMine = useAction(async (onto: EditedConnection) => {
    const result = await save(form.fields.getValues() as SettingsValues, onto, before);
    if (result.ok) settle(result.value);
    return result;
  });
  return (
    <div className="lk-stack">
      <Form form={form} submitLabel="Save" isReadOnly={!mayWrite || theirs !== null}>
        <SettingsFields />
      </Form>
      {isSaved && (
        <Banner tone="info" role="status">
          <p>Saved.</p>
        </Banner>
      )}
      {theirs !== null && (
        <>
          <ConflictPanel
            before={before}
            mine={form.fields.getValues() as SettingsValues}
            theirs={toValues(theirs)}
            savedAt={theirs.updatedAt}
          />
          {keepMine.error && <ActionFailure error={keepMine.error} />}
          <div className="lk-actions">
            <Button variant="primary" busy={keepMine.busy} onClick={() => void keepMine.run(theirs)}>
              Keep mine
            </Button>
            <Button onClick={() => settle(theirs)}>Take theirs</Button>
          </div>
        </>
      )}
    </div>
  );
}

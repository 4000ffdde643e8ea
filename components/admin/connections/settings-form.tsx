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
import { useAction } from "../../ui/use-action";
import { useActionForm } from "../../ui/use-action-form";
import { ConflictPanel } from "./conflict-panel";
import { SettingsFields } from "./settings-fields";
import { changeOf, type SettingsValues, settingsSchema, toValues } from "./settings-values";

interface SettingsProps {
  readonly id: string;
  readonly initial: EditedConnection;
  readonly mayWrite: boolean;
  readonly actions: Pick<ConnectionActions, "saveSettings" | "readSettings">;
}

/**
 * Settings of a connection. Only what the member changed is sent, with the revision they started from: where
 * somebody saved meanwhile, both changes are shown and the member decides.
 */
export function SettingsForm(props: SettingsProps) {
  const { form, before, theirs, isSaved, keepMine, takeTheirs } = useSettings(props);
  return (
    <div className="lk-stack">
      <Form form={form} submitLabel="Save" isReadOnly={!props.mayWrite || theirs !== null}>
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
          {keepMine.failure && <ActionFailure error={keepMine.failure} />}
          <div className="lk-actions">
            <Button variant="primary" busy={keepMine.isBusy} onClick={() => void keepMine.run(theirs)}>
              Keep mine
            </Button>
            <Button onClick={takeTheirs}>Take theirs</Button>
          </div>
        </>
      )}
    </div>
  );
}

type Saved = ActionResult<EditedConnection | null>;

/** The form, what it started from, and what somebody else saved meanwhile. */
function useSettings({ id, initial, actions }: SettingsProps) {
  const router = useRouter();
  const [base, setBase] = useState(initial);
  const [theirs, setTheirs] = useState<EditedConnection | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const before = toValues(base);
  /** Saves what changed since `before` on top of `onto`. Null where somebody else's change is to be looked at. */
  const save = async (values: SettingsValues, onto: EditedConnection): Promise<Saved> => {
    setIsSaved(false);
    const change = changeOf({ before, after: values });
    const result = await actions.saveSettings({ id, revision: onto.revision, change });
    if (result.ok || result.error.code !== "stale") return result;
    const now = await actions.readSettings({ id });
    if (now.ok) setTheirs(now.value);
    return now.ok ? { ok: true, value: null } : now;
  };
  const settle = (now: EditedConnection | null) => {
    if (now === null) return;
    setBase(now);
    setTheirs(null);
    form.fields.reset(toValues(now));
    router.refresh();
  };
  const form = useActionForm({
    schema: settingsSchema,
    defaultValues: toValues(initial),
    action: (values) => save(values as SettingsValues, base),
    onDone: (now) => {
      setIsSaved(now !== null);
      settle(now);
    },
  });
  const keepMine = useAction(async (onto: EditedConnection) => {
    const result = await save(form.fields.getValues() as SettingsValues, onto);
    if (result.ok) settle(result.value);
    return result;
  });
  return { form, before, theirs, isSaved, keepMine, takeTheirs: () => settle(theirs) };
}

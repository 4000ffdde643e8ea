"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import { ActionFailure } from "./action-failure";
import { Button } from "./button";
import type { ActionForm } from "./use-action-form";
import { useIsLive } from "./use-is-live";

/** The form of `useActionForm`: its fields, what went wrong as a whole, and the button that sends it. */
export function Form<Values extends FieldValues>(props: {
  readonly form: ActionForm<Values>;
  readonly children: ReactNode;
  /** What the button says, for example "Save". */
  readonly submitLabel: string;
  /** Stands beside the button. */
  readonly actions?: ReactNode;
  /** Readers see the values and no button. @default false */
  readonly isReadOnly?: boolean;
}) {
  const { form, children, submitLabel, actions, isReadOnly = false } = props;
  // What is typed before the page is live would be mixed with what its fields then begin with.
  const isLive = useIsLive();
  const shown = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Browsers give the focus only to what can take it when the page comes.
    if (!isLive || document.activeElement !== document.body) return;
    shown.current?.querySelector<HTMLElement>("[autofocus]")?.focus();
  }, [isLive]);
  return (
    <FormProvider {...form.fields}>
      <form ref={shown} className="lk-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <fieldset className="lk-form lk-fieldset" disabled={isReadOnly || !isLive}>
          {children}
        </fieldset>
        {form.failure && <ActionFailure error={form.failure} />}
        {!isReadOnly && (
          <div className="lk-actions">
            <Button variant="primary" type="submit" busy={form.fields.formState.isSubmitting}>
              {submitLabel}
            </Button>
            {actions}
          </div>
        )}
      </form>
    </FormProvider>
  );
}

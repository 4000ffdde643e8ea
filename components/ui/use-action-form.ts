"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import type { ActionError, ActionResult } from "@/lib/shared/capture/contract";
import { useActionGuard } from "./action-guard";
import { unreachable } from "./unreachable";

/** A form that a server action takes. Hand it to `Form`. */
export interface ActionForm<Values extends FieldValues> {
  readonly fields: UseFormReturn<Values, unknown, FieldValues>;
  readonly submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** What went wrong with the form as a whole; null while nothing did. */
  readonly failure: ActionError | null;
}

/**
 * A form over the schema that its server action validates with. What the action finds wrong stands at its field;
 * what was typed stays, whatever happens: for a session that ended in the middle the page's guard asks to sign in
 * again, and the form goes on. Sent once, however often the button is pressed.
 */
export function useActionForm<S extends z.ZodType<FieldValues, FieldValues>, T>(input: {
  readonly schema: S;
  readonly defaultValues: z.input<S>;
  readonly action: (values: unknown) => Promise<ActionResult<T>>;
  readonly onDone?: (value: T) => void;
}): ActionForm<z.input<S>> {
  const { schema, defaultValues, action, onDone } = input;
  const guard = useActionGuard();
  const [failure, setFailure] = useState<ActionError | null>(null);
  const fields = useForm<z.input<S>, unknown, FieldValues>({
    resolver: zodResolver(schema) as never,
    defaultValues: defaultValues as DefaultValues<z.input<S>>,
    // Not when a field is left: what then appears would move the button away that is being pressed.
    mode: "onSubmit",
  });
  const underWay = useRef(false);
  const send = fields.handleSubmit(async (values) => {
    setFailure(null);
    const result = await guard(() => action(values).catch(unreachable));
    if (result.ok) return onDone?.(result.value);
    const places = result.error.fields ?? [];
    for (const [index, { property, message }] of places.entries())
      fields.setError(
        property as FieldPath<z.input<S>>,
        { type: "server", message },
        { shouldFocus: index === 0 },
      );
    if (places.length === 0) setFailure(result.error);
  });
  const submit = async (event?: React.BaseSyntheticEvent) => {
    event?.preventDefault();
    if (underWay.current) return;
    underWay.current = true;
    await send(event).finally(() => {
      underWay.current = false;
    });
  };
  return { fields, submit, failure };
}

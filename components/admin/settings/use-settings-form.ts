"use client";
import { useRouter } from "next/navigation";
import type { FieldValues } from "react-hook-form";
import type { z } from "zod";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { useAnnounce } from "../../ui/toaster";
import { type ActionForm, useActionForm } from "../../ui/use-action-form";

/** Keeps what a settings form holds. Answers like every server action. */
export type SaveAction = (values: unknown) => Promise<ActionResult<unknown>>;

/** A form of the settings: says that it was saved, and has the page read anew what it shows. */
export function useSettingsForm<S extends z.ZodType<FieldValues, FieldValues>>(input: {
  readonly schema: S;
  readonly defaultValues: z.input<S>;
  readonly save: SaveAction;
}): ActionForm<z.input<S>> {
  const announce = useAnnounce();
  const router = useRouter();
  return useActionForm({
    schema: input.schema,
    defaultValues: input.defaultValues,
    action: input.save,
    onDone: () => {
      announce("Saved");
      router.refresh();
    },
  });
}

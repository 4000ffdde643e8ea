import { type PlacedPaste, placePaste } from "@/lib/shared/paste/place-paste";
import { recognisePaste } from "@/lib/shared/paste/recognise-paste";
import type { PasteFormat } from "@/lib/shared/paste/types";
import type { CaptureFlow } from "../capture-flow";

/** A text that was understood, and where each part of it would go. */
export interface ReadPaste extends PlacedPaste {
  readonly format: PasteFormat;
}

/** Reads a text inside the frame, for the form that is open; null where it says nothing. Never throws. */
export async function readPaste(input: {
  readonly flow: CaptureFlow;
  readonly text: string;
}): Promise<ReadPaste | null> {
  const { opened, values } = input.flow.store.getState();
  if (!opened) return null;
  const parsed = await recognisePaste({
    text: input.text,
    loadYaml: async () => (await import("yaml")).parse,
  }).catch(() => null);
  if (parsed === null) return null;
  const { card, policies } = opened;
  const placed = placePaste({ type: card.type, steps: card.steps, values, policies, parsed });
  return { ...placed, format: parsed.format };
}

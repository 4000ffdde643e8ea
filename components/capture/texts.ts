import { type CheckTexts, checkTexts } from "@/lib/shared/report-card/check-texts";
import { english } from "./texts-english";

/** Every sentence of the frame's own; texts of a destination type come from its report card. */
export type CaptureTexts = Readonly<Record<keyof typeof english, string>>;

export interface TextBundle {
  readonly texts: CaptureTexts;
  readonly checkTexts: CheckTexts;
}

/** The texts of a BCP 47 locale; English where there is no better. */
export function textsFor(_locale: string): TextBundle {
  return { texts: english, checkTexts };
}

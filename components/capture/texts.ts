import type { FramePage } from "@/lib/shared/capture/contract";
import { localTexts } from "@/lib/shared/languages/local-texts";
import { type CheckTexts, checkTexts } from "@/lib/shared/report-card/check-texts";
import { english } from "./texts-english";

/** Every sentence of the frame's own; texts of a destination type come from its report card. */
export type CaptureTexts = Readonly<Record<keyof typeof english, string>>;

export interface TextBundle {
  readonly texts: CaptureTexts;
  readonly checkTexts: CheckTexts;
}

/** The texts of a page: English where it brings no other. */
export function textsFor({ texts }: Pick<FramePage, "texts">): TextBundle {
  return {
    texts: localTexts({ english, group: "capture", texts }),
    checkTexts: localTexts({ english: checkTexts, group: "check", texts }),
  };
}

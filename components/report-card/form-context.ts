import type { KeyFileFacts } from "@/lib/shared/capture/consent-contract";
import type { CaptureTexts } from "../capture/texts";

/** What the form hands to every template and widget of the theme. Data and stable functions only. */
export interface ReportCardFormContext {
  readonly texts: CaptureTexts;
  /** A quiet remark under a field, by property name. */
  readonly notes: Readonly<Record<string, string>>;
  /** False until React owns the form: widgets that need it stay plain until then. */
  readonly live: boolean;
  /** Tells what a pasted key file is; null where it cannot be asked now. */
  readonly describeKey: (input: {
    readonly property: string;
    readonly text: string;
  }) => Promise<KeyFileFacts | null>;
}

import type { FramePage, OpenedType } from "../capture/contract";

/** A form as it would open, without a session behind it. */
export interface PreviewContent {
  readonly page: FramePage;
  readonly opened: OpenedType;
}

/** What the dashboard sends to the frame of a preview. */
export interface PreviewMessage {
  readonly latchkeyPreview: PreviewContent;
}

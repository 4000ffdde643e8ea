import type {
  ActionError,
  CheckRunSnapshot,
  CompletedSession,
  FieldError,
  OpenedType,
  StartedCheck,
} from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/** Everything that can happen to the frame's state. */
export type CaptureAction =
  | {
      readonly type: "session_opened";
      readonly recipientName: string;
      readonly openType: OpenedType | null;
      readonly recentTypes?: readonly string[];
      readonly hasHandovers?: boolean;
    }
  | { readonly type: "session_expired" }
  | { readonly type: "session_ended"; readonly error: ActionError }
  | { readonly type: "type_opened"; readonly opened: OpenedType }
  | { readonly type: "chooser_shown" }
  | { readonly type: "answers_changed"; readonly answers: PropertyValues }
  | {
      readonly type: "answers_cleaned";
      readonly values: PropertyValues;
      readonly trimmed: readonly string[];
      readonly repaired: readonly string[];
    }
  | { readonly type: "draft_saving" }
  | { readonly type: "draft_saved"; readonly configured: readonly string[] }
  | { readonly type: "draft_failed" }
  | { readonly type: "busy" }
  | { readonly type: "action_failed"; readonly error: ActionError }
  | { readonly type: "banner_dismissed" }
  | { readonly type: "fields_refused"; readonly fields: readonly FieldError[] }
  | { readonly type: "step_completed"; readonly stepId: string; readonly configured: readonly string[] }
  /** By a sign-in at the provider, or by whoever a part was handed to. */
  | {
      readonly type: "answered_elsewhere";
      readonly configured: readonly string[];
      readonly values: PropertyValues;
    }
  | { readonly type: "step_shown"; readonly stepId: string }
  | { readonly type: "check_started"; readonly started: StartedCheck }
  | { readonly type: "check_progressed"; readonly snapshot: CheckRunSnapshot }
  | { readonly type: "field_change_wanted"; readonly error: FieldError }
  | { readonly type: "answers_change_wanted" }
  | { readonly type: "session_completed"; readonly completed: CompletedSession }
  | { readonly type: "handed_back" }
  | { readonly type: "leave_asked" }
  | { readonly type: "leave_cancelled" }
  | { readonly type: "left" };

/** Why a session ended without success. */
export type ExitReason =
  | "user_closed"
  | "host_closed"
  | "page_left"
  | "session_expired"
  | "session_revoked"
  | "token_rejected"
  | "frame_not_loaded"
  | "internal_error";

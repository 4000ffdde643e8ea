import type { ActionError } from "@/lib/shared/capture/contract";

/** What is said where the browser brought no passkey. */
export const noPasskey: ActionError = {
  code: "no_passkey",
  message: "No passkey was used. Try again, or go on another way.",
  requestId: "",
};

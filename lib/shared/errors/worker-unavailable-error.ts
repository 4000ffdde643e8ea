import { LatchkeyError } from "./latchkey-error";

/** No worker could be asked, or the one that was asked is gone: nothing was lost that the caller still has. */
export class WorkerUnavailableError extends LatchkeyError {
  readonly code = "worker_unavailable";
  constructor() {
    super({
      // As any other fault of the operator's, and in every language of the frame.
      userMessage: "Something went wrong on our side. Nothing was changed. Please try again.",
      internal: "no worker answers: check that one runs, and that both have the same LATCHKEY_WORKER_SOCKETS",
    });
  }
}

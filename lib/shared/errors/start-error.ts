import { LatchkeyError } from "./latchkey-error";

/** The instance cannot start: one clear sentence for the operator, exit code 1. */
export class StartError extends LatchkeyError {
  readonly code:
    | "port_taken"
    | "data_folder_locked"
    | "data_folder_unusable"
    | "database_unreachable"
    | "migration_failed"
    | "keyring_lost"
    | "keyring_elsewhere"
    | "keyring_outdated"
    | "clock_wrong"
    | "backup_failed"
    | "backup_damaged"
    | "restore_refused"
    | "serves_too_much"
    | "sockets_unusable";

  constructor(input: {
    readonly code: StartError["code"];
    readonly userMessage: string;
    readonly cause?: unknown;
  }) {
    super(input);
    this.code = input.code;
  }
}

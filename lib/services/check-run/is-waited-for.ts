/** Whether a person at a form waits for the outcome. Scheduled checks, and programs, do not wake what sleeps. */
export function isWaitedFor(run: { readonly requestedBy: string }): boolean {
  return run.requestedBy.startsWith("link_session:");
}

/** How the capture ended, in the words of the address it leads back to: ids and codes, nothing that was typed. */
export type HostedOutcome =
  | {
      readonly latchkey_status: "success";
      readonly connection_id: string;
      readonly event_id: string;
      /** A reviewer decides before the connection is connected. */
      readonly review?: "pending";
    }
  | { readonly latchkey_status: "exit"; readonly reason: string; readonly event_id?: string };

/** The host's address with the outcome added; what it had stays as it was. */
export function returnAddress(input: {
  readonly returnUrl: string;
  readonly sessionId: string;
  readonly outcome: HostedOutcome;
}): string {
  const added = new URLSearchParams({ ...input.outcome, link_session_id: input.sessionId }).toString();
  const address = new URL(input.returnUrl);
  // Not by `searchParams`: it would write the host's own parameters anew.
  address.search = address.search === "" ? added : `${address.search}&${added}`;
  return address.href;
}

import "server-only";
import { CompactSign } from "jose";
import { findSigningKey } from "./find-signing-key";
import { signingAlgorithm } from "./signing-key";

/** A terminal event as the host's callback gets it, less its signature. Flat: no field is an object. */
type TerminalEvent = Readonly<Record<string, string | boolean | null>>;

/**
 * Signs a terminal event, for a host that trusts what its own page relays: a detached JWS (RFC 7515,
 * appendix F). The payload is left out since the host has it: the event's fields as JSON in the order of their
 * names, without spaces, which for these flat ASCII objects is RFC 8785.
 *
 * What tells a replay stands in the protected header: `iat`, `aud` (origin of the host's page), `sid` (the link
 * session) and `evt` (`success` or `exit`); the event's own id is in the payload, once for each event.
 * @throws VaultError
 */
export async function signTerminalEvent(input: {
  readonly workspaceId: string;
  readonly sessionId: string;
  /** Origin of the page that holds the frame, as the exchange of its token established it. */
  readonly audience: string;
  readonly kind: "success" | "exit";
  readonly event: TerminalEvent;
}): Promise<string> {
  const { workspaceId, sessionId, audience, kind, event } = input;
  const { id: kid, privateKey } = await findSigningKey({ workspaceId });
  const payload = new TextEncoder().encode(JSON.stringify(event, Object.keys(event).sort()));
  const compact = await new CompactSign(payload)
    .setProtectedHeader({
      alg: signingAlgorithm,
      typ: "latchkey-event+jws",
      kid,
      iat: Math.floor(Date.now() / 1000),
      aud: audience,
      sid: sessionId,
      evt: kind,
    })
    .sign(privateKey);
  const [header, , signature] = compact.split(".");
  return `${header}..${signature}`;
}

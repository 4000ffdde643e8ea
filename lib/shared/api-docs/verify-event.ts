/** How a host's back end checks what its own page relays, as the documentation shows it. A test runs it as it stands. */
export const verifyEventSample = `import { compactVerify, createRemoteJWKSet } from "jose";

const keys = createRemoteJWKSet(new URL(process.env.LATCHKEY_JWKS_URL));

/**
 * Checks what onSuccess or onExit got: Latchkey said it, for a page of yours and a link session
 * that you made for this user, a moment ago, and it is told for the first time.
 */
export async function verifyEvent({ received, linkSessionIds, origin, isNew }) {
  const { sig, ...event } = received;
  const [header, , signature] = String(sig).split(".");
  const payload = JSON.stringify(event, Object.keys(event).sort());
  const { protectedHeader } = await compactVerify(
    \`\${header}.\${Buffer.from(payload).toString("base64url")}.\${signature}\`,
    keys,
    { algorithms: ["ES256"] },
  );
  const { typ, iat, aud, sid, evt } = protectedHeader;
  const isFresh = Math.abs(Date.now() / 1000 - iat) < 600;
  if (typ !== "latchkey-event+jws" || aud !== origin || !linkSessionIds.includes(sid) || !isFresh) {
    throw new Error("The event was made for another page, another session or another time.");
  }
  // A unique column of event ids: the same id comes by webhook too.
  if (!(await isNew(event.eventId))) throw new Error("The event was told before.");
  return { kind: evt, linkSessionId: sid, ...JSON.parse(payload) };
}
`;

import "server-only";

/**
 * Where a sealed call belongs: it opens at a worker of this installation, with this key and for this verb alone.
 * Whose call it is stands inside, as the caller's own proof: there it cannot be taken off or exchanged.
 */
export function callContext(input: {
  readonly instanceId: string;
  readonly keyId: string;
  readonly verb: string;
}): readonly string[] {
  return ["call", input.instanceId, input.keyId, input.verb];
}

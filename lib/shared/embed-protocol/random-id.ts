/** 128 random bits as 32 hex digits. Works on plain http too, where `crypto.randomUUID` is absent. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

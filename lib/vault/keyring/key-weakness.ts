import "server-only";

/**
 * Why bytes cannot be a randomly made 256-bit key, as the end of a sentence, or null. Each rule hits a real
 * random key with a chance below one in 10^13: made-up, copied-from-an-example and typed keys are caught.
 */
export function keyWeakness(bytes: Buffer): string | null {
  if (bytes.length !== 32) return `has ${bytes.length} bytes instead of 32`;
  const distinct = new Set(bytes).size;
  if (distinct === 1) return "is one byte repeated";
  if (distinct < 12) return "is not random";
  if (isProgression(bytes)) return "is a counting sequence";
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return "is typed text, not random bytes";
  return null;
}

function isProgression(bytes: Buffer): boolean {
  const step = (bytes.readUInt8(1) - bytes.readUInt8(0)) & 0xff;
  return bytes.every((byte, i) => i === 0 || ((byte - bytes.readUInt8(i - 1)) & 0xff) === step);
}

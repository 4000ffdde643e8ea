/** 128 random bits as decimal digits. Works on plain http too, where `crypto.randomUUID` is absent. */
export function randomId(): string {
  return crypto.getRandomValues(new BigUint64Array(2)).join("");
}

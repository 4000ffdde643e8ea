/**
 * Identifiers and their shapes. Ids are 128 random bits in base62 (22 characters) so that a foreign id
 * cannot be guessed; secrets are 256 bits (43 characters).
 */
const base62 = "[0-9A-Za-z]";

/** `ls_` + id: a link session. Public: it stands in the frame's path. */
export const linkSessionIdPattern: RegExp = new RegExp(`^ls_${base62}{22}$`);

/** `lk_` + 8 characters that identify the key + `_` + 43 characters of secret. */
export const apiKeyPattern: RegExp = new RegExp(`^lk_(${base62}{8})_(${base62}{43})$`);

/** A page's proof, kept in its tab, that it is the one that exchanged the token. */
export const tabKeyPattern: RegExp = new RegExp(`^${base62}{22,43}$`);

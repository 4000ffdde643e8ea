/** What mysql2 announces of its own accord and we do not: above all LOAD DATA LOCAL, which reads our files. */
const unwanted = [
  "LOCAL_FILES",
  "FOUND_ROWS",
  "ODBC",
  "IGNORE_SPACE",
  "IGNORE_SIGPIPE",
  "RESERVED",
  "SESSION_TRACK",
  "CONNECT_ATTRS",
  "CLIENT_QUERY_ATTRIBUTES",
];

/** The `flags` option of mysql2. */
export function driverFlags({ hasTls }: { readonly hasTls: boolean }): string[] {
  return [...unwanted.map((name) => `-${name}`), ...(hasTls ? ["SSL"] : [])];
}

/** CLIENT_SSL: the client asks for TLS, or the server offers it. */
export const sslFlag = 0x800;

/**
 * What is left of mysql2's capabilities, with TLS: LONG_PASSWORD, LONG_FLAG, CONNECT_WITH_DB, PROTOCOL_41,
 * SSL, TRANSACTIONS, SECURE_CONNECTION, MULTI_RESULTS, PLUGIN_AUTH and its long answers. The request for TLS
 * and the sign-in after it must name the same ones, because a server may read them only once.
 */
export const tlsCapabilities =
  0x1 | 0x4 | 0x8 | 0x200 | sslFlag | 0x2000 | 0x8000 | 0x2_0000 | 0x8_0000 | 0x20_0000;

/** utf8mb4_unicode_ci, mysql2's own choice. */
export const charset = 224;

/**
 * Functions of PostgreSQL and its usual extensions that reach beyond the tables, and that a read-only
 * transaction still lets a privileged user call. In upper case.
 */
export const refusedFunctions = anyOf([
  // Files of the server.
  "PG_READ_\\w*",
  "PG_STAT_FILE",
  "PG_LS_\\w*",
  "PG_FILE_\\w*",
  "PG_LOGDIR_LS",
  "PG_CURRENT_LOGFILE",
  "PG_HBA_FILE_RULES",
  "PG_IDENT_FILE_MAPPINGS",
  "PG_SHOW_ALL_FILE_SETTINGS",
  "LO_\\w*",
  "LOREAD",
  "LOWRITE",
  // Connections to elsewhere.
  "DBLINK\\w*",
  "HTTP\\w*",
  "QUERY_EXPORT_TO_S3",
  "TABLE_IMPORT_FROM_S3",
  "INVOKE",
  "POSTGRES_FDW_\\w*",
  // Statements given as text, and settings of the session.
  "QUERY_TO_XML\\w*",
  "CURSOR_TO_XML\\w*",
  "TS_STAT",
  "TS_REWRITE",
  "CROSSTAB\\w*",
  "CONNECTBY",
  "XPATH_TABLE",
  "SET_CONFIG",
  // The server and its other sessions.
  "PG_TERMINATE_BACKEND",
  "PG_CANCEL_BACKEND",
  "PG_RELOAD_CONF",
  "PG_ROTATE_LOGFILE\\w*",
  "PG_PROMOTE",
  "PG_SWITCH_WAL",
  "PG_CREATE_\\w*",
  "PG_DROP_\\w*",
  "PG_COPY_\\w*",
  "PG_LOGICAL_\\w*",
  "PG_REPLICATION_\\w*",
  "PG_(START|STOP)_BACKUP",
  "PG_BACKUP_\\w*",
  "PG_WAL_REPLAY_\\w*",
  "PG_IMPORT_\\w*",
  "PG_EXPORT_SNAPSHOT",
  "PG_STAT_RESET\\w*",
  "PG_STAT_STATEMENTS_RESET",
  "PG_LOG_\\w*",
  "PG_NOTIFY",
  "PG_(TRY_)?ADVISORY_\\w*",
  "BINARY_UPGRADE_\\w*",
  "BRIN_(DE)?SUMMARIZE_\\w*",
  "GIN_CLEAN_PENDING_LIST",
  "PG_PREWARM",
]);

/** Views that show what is in the server's files. */
export const refusedNames = anyOf(["PG_HBA_FILE_RULES", "PG_IDENT_FILE_MAPPINGS", "PG_FILE_SETTINGS"]);

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`^(${patterns.join("|")})$`);
}

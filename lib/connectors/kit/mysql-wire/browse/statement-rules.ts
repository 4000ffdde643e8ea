import type { StatementRules } from "../../browse/guard-statement";

/**
 * What the statement's text is held to before the server is asked. Functions that read files, wait for
 * others or act outside of tables are refused: a read-only transaction lets a privileged user call them.
 */
export const statementRules: StatementRules = {
  lexis: { doubleQuote: "string", hasBackticks: true, lineComment: "#", dashesNeedSpace: true },
  firstWords: ["SELECT", "WITH", "VALUES", "TABLE"],
  refusedWords: ["INTO", "OUTFILE", "DUMPFILE", "PROCEDURE"],
  refusedFunctions: new RegExp(
    `^(${[
      "LOAD_FILE",
      "SYS_(EXEC|EVAL|GET|SET)",
      "LIB_MYSQLUDF\\w*",
      "HTTP_\\w*",
      "(GET|RELEASE|IS_FREE|IS_USED)_LOCK|RELEASE_ALL_LOCKS",
      "(MASTER|SOURCE)_(POS|GTID)_WAIT",
      "WAIT_FOR_EXECUTED_GTID_SET|WAIT_UNTIL_SQL_THREAD_AFTER_GTIDS",
      "WSREP_\\w*",
      "(NEXT|SET)VAL",
      "KEYRING_\\w*",
      "ASYNCHRONOUS_CONNECTION_FAILOVER_\\w*",
      "GROUP_REPLICATION_\\w*",
      "SERVICE_\\w*_LOCKS?",
    ].join("|")})$`,
  ),
};

import { guardStatement, type StatementRules } from "../kit/browse/guard-statement";
import { queryRefused } from "../kit/browse/sql-text";
import { tokenizeSql } from "../kit/browse/tokenize-sql";

/**
 * What the statement's text is held to. The database runs one statement, in a read-only transaction; what is
 * refused here could act outside of it: PL/SQL in a WITH clause, sequences, other databases, and packages and
 * types that reach files, the network or jobs.
 */
export const statementRules: StatementRules = {
  lexis: { doubleQuote: "name" },
  firstWords: ["SELECT", "WITH"],
  refusedWords: [
    ...["ALTER", "BEGIN", "CALL", "COMMIT", "CREATE", "DECLARE", "DELETE", "DROP", "EXECUTE", "EXPLAIN"],
    ...["FUNCTION", "GRANT", "INSERT", "INTO", "LOCK", "MERGE", "PRAGMA", "PROCEDURE", "PURGE", "RENAME"],
    ...["REVOKE", "ROLLBACK", "SAVEPOINT", "TRUNCATE", "UPDATE"],
  ],
  refusedNames: new RegExp(
    `^(${[
      "NEXTVAL|EXTPROC",
      "(UTL|DBMS|CTX|OWA|APEX|WWV|ORD|SDO|MDSYS|LTADM|HTP|HTF)_\\w*",
      "UTL\\w*|DBMS\\w*|APEX\\w*",
      "(HTTP|DB|XDB|FTP)?URI(TYPE|FACTORY)|(GET|SYS_)?URI\\w*|SYS_DBURIGEN",
      "XMLTYPE|XMLPARSE|BFILENAME|EXTRACTVALUE|XMLTRANSFORM|ORA_SEARCHVIEW|SYS_AUTO_\\w*|SYS_EXEC\\w*",
      "JAVA\\w*|SQLJ\\w*|EXTERNAL",
    ].join("|")})$`,
    "i",
  ),
};

/** The statement, once its text is known to be one that reads. @throws BrowseError query_refused */
export function judgeStatement({ sql: text }: { readonly sql: string }): string {
  const sql = guardStatement({ sql: text, rules: statementRules });
  for (const { kind, text: token } of tokenizeSql({ sql, lexis: statementRules.lexis })) {
    if ((kind === "word" || kind === "sign") && token.includes("@")) throw otherDatabase();
    if (kind === "sign" && [":", "?", "&"].includes(token)) throw placeholder();
  }
  return sql;
}

function otherDatabase(): Error {
  return queryRefused("The statement names another database with @. Only this one can be read.");
}

function placeholder(): Error {
  return queryRefused("The statement has a placeholder. Write the value itself.");
}

import { guardStatement, type StatementRules } from "../../browse/guard-statement";
import { queryRefused, refusedFunction } from "../../browse/sql-text";
import { type SqlToken, tokenizeSql } from "../../browse/tokenize-sql";

/**
 * SQL Server has no read-only transaction, and needs no semicolon between statements. So every word that can
 * begin a statement which is no SELECT is refused, wherever it stands; nearly all of them are reserved, and
 * cannot be names without brackets.
 */
const statements = [
  "ADD ALTER AUTHORIZATION BACKUP BEGIN BREAK BULK CHECKPOINT CLOSE COMMIT CONTINUE CONVERSATION CREATE CURSOR",
  "DBCC DEALLOCATE DECLARE DELETE DENY DISABLE DROP DUMP ENABLE EXEC EXECUTE EXTERNAL GOTO GRANT IF INSERT INTO KILL",
  "LINENO LOAD MERGE OPEN OPENDATASOURCE OPENQUERY OPENROWSET PRINT PROC PROCEDURE RAISERROR READTEXT RECEIVE",
  "RECONFIGURE RENAME RESTORE RETURN REVERT REVOKE ROLLBACK SAVE SEND SET SETUSER SHUTDOWN SIGNATURE STATISTICS",
  "THROW TRAN TRANSACTION TRIGGER TRUNCATE UPDATE UPDATETEXT USE WAITFOR WHILE WRITETEXT",
].flatMap((line) => line.split(" "));

/** Hints that hold locks longer or wider than reading needs. */
const locks = ["HOLDLOCK", "PAGLOCK", "SERIALIZABLE", "TABLOCK", "TABLOCKX", "UPDLOCK", "XLOCK"];

export const statementRules: StatementRules = {
  lexis: { doubleQuote: "name", hasBrackets: true },
  firstWords: ["SELECT", "WITH"],
  refusedWords: [...statements, ...locks],
  // What reads files, logs and traces, or reaches beyond the server.
  refusedNames:
    /^(xp_\w*|sp_\w*|fn_get_audit_file(_v2)?|fn_trace_get\w*|fn_xe_\w*|fn_(full_)?dblog|fn_dump_dblog|fn_readerrorlog|dm_os_(file_exists|enumerate_\w*|volume_stats)|dm_db_log_\w*|openxml)$/i,
};

/** A number, alone: the server reads `1DELETE` as 1 and DELETE, and `0x` and `1e` as numbers too. */
const number = /^(\d+(E\d*)?|0X[0-9A-F]*)$/;

/**
 * The statement, once its text is known to be one that reads. @throws BrowseError query_refused
 */
export function judgeStatement({ sql: text }: { readonly sql: string }): string {
  const sql = guardStatement({ sql: text, rules: statementRules });
  const tokens = tokenizeSql({ sql, lexis: statementRules.lexis });
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "word" && /^\p{N}/u.test(token.text) && !number.test(token.text)) throw glued();
    // A sequence keeps its new value, whatever becomes of the transaction.
    if (isWord(token, "NEXT") && isWord(tokens[index + 1], "VALUE")) throw refusedFunction();
    if (isFourPartName(tokens, index)) throw otherServer();
  }
  return sql;
}

function isWord(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}

/** Whether a name with three dots begins here, some parts perhaps left out: the first part is another server. */
function isFourPartName(tokens: readonly SqlToken[], index: number): boolean {
  let [dots, at] = [0, index];
  const isDot = (token: SqlToken | undefined) => token?.kind === "sign" && token.text === ".";
  const isPart = (token: SqlToken | undefined) => token?.kind === "name" || token?.kind === "word";
  if (!isPart(tokens[at]) || number.test(tokens[at]?.text ?? "")) return false;
  while (isDot(tokens[at + 1])) {
    dots += 1;
    at += isPart(tokens[at + 2]) ? 2 : 1;
  }
  return dots >= 3;
}

function glued(): Error {
  return queryRefused("The statement has a number with letters right behind it. Put a space between them.");
}

function otherServer(): Error {
  return queryRefused(
    "The statement has a name of four parts, which can lead to another server. Use an alias.",
  );
}

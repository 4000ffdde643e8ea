import { queryRefused } from "./sql-text";

/** How a dialect writes strings, names and comments. What is not given is read as every dialect reads it. */
export interface SqlLexis {
  /** What a double quote begins. */
  readonly doubleQuote: "name" | "string";
  /** Names may stand in backticks. @default false */
  readonly hasBackticks?: boolean;
  /** Names may stand in square brackets; otherwise those are signs of arrays. @default false */
  readonly hasBrackets?: boolean;
  /** What begins a comment to the end of the line besides two dashes. @default none */
  readonly lineComment?: "#" | "//";
  /** Two dashes begin a comment only before white space; without it the statement is refused. @default false */
  readonly dashesNeedSpace?: boolean;
  /** Three quotes begin a string that may hold single ones; such strings are refused. @default false */
  readonly hasTripleQuotes?: boolean;
}

/** One token. Words are in upper case; of strings and quoted names only the kind is of interest. */
export interface SqlToken {
  readonly kind: "word" | "name" | "string" | "sign";
  readonly text: string;
  /** Where it begins in the statement. */
  readonly index: number;
}

/**
 * Cuts a statement into tokens; comments are left out. Servers disagree on comments in comments,
 * backslashes before a quote, dollar quotes, Oracle's q-quotes and comments that are run or obeyed: a statement
 * with any of these is refused rather than read in one of the ways.
 * @throws BrowseError query_refused
 */
export function tokenizeSql(input: { readonly sql: string; readonly lexis: SqlLexis }): readonly SqlToken[] {
  const { sql, lexis } = input;
  const tokens: SqlToken[] = [];
  let index = 0;
  while (index < sql.length) {
    const length = spaceAt(sql, index) || commentAt({ sql, index, lexis });
    if (length > 0) {
      index += length;
      continue;
    }
    const token = tokenAt({ sql, index, lexis });
    tokens.push({ ...token, text: token.text.toUpperCase(), index });
    index += token.text.length;
  }
  return tokens;
}

interface Place {
  readonly sql: string;
  readonly index: number;
  readonly lexis: SqlLexis;
}

function spaceAt(sql: string, index: number): number {
  return matchAt(/[ \t\r\n]+/y, sql, index).length;
}

/** Length of the comment that begins here; 0 where none does. */
function commentAt({ sql, index, lexis }: Place): number {
  if (lexis.dashesNeedSpace === true && matchAt(/--[^\s]/y, sql, index) !== "") {
    throw notRead("two dashes without a space after them");
  }
  const line = matchAt(/--[^\n]*/y, sql, index) || ownLineComment({ sql, index, lexis });
  // A carriage return ends a comment for some servers and not for others.
  if (line.includes("\r") && !line.endsWith("\r")) throw notRead("a comment with a bare carriage return");
  if (line !== "") return line.length;
  if (!sql.startsWith("/*", index)) return 0;
  const end = sql.indexOf("*/", index + 2);
  if (end === -1) throw notRead("a comment that is not closed");
  const body = sql.slice(index + 2, end);
  if (body.includes("/*") || /^(M?!|\+)/i.test(body)) throw notRead("a comment of a special kind");
  return end + 2 - index;
}

function ownLineComment({ sql, index, lexis }: Place): string {
  for (const mark of ["#", "//"] as const) {
    if (!sql.startsWith(mark, index)) continue;
    if (lexis.lineComment !== mark) throw notRead(`the sign ${mark}`);
    return matchAt(/[^\n]*/y, sql, index);
  }
  return "";
}

function tokenAt(place: Place): Omit<SqlToken, "index"> {
  const { sql, index } = place;
  const quoted = quotedTokenAt(place);
  if (quoted !== null) return quoted;
  const word = wordAt(place);
  if (word !== "") return { kind: "word", text: word };
  if (matchAt(/\$[\p{L}\p{N}_]*\$/uy, sql, index) !== "") throw notRead("strings in dollar signs");
  return { kind: "sign", text: String.fromCodePoint(sql.codePointAt(index) ?? 0) };
}

function quotedTokenAt(place: Place): Omit<SqlToken, "index"> | null {
  const { lexis } = place;
  const quote = place.sql[place.index];
  if (quote === "'") return { kind: "string", text: quotedAt({ ...place, close: "'" }) };
  if (quote === '"') return { kind: lexis.doubleQuote, text: quotedAt({ ...place, close: '"' }) };
  if (quote === "`" && lexis.hasBackticks !== true) throw notRead("backticks");
  if (quote === "`") return { kind: "name", text: quotedAt({ ...place, close: "`" }) };
  if (quote !== "[" || lexis.hasBrackets !== true) return null;
  return { kind: "name", text: quotedAt({ ...place, close: "]" }) };
}

/** The word that begins here. A number is one too. Empty where none does. */
function wordAt({ sql, index, lexis }: Place): string {
  const pattern =
    lexis.lineComment === "#"
      ? /[\p{L}\p{N}_@][\p{L}\p{N}\p{M}_@$]*/uy
      : /[\p{L}\p{N}_@][\p{L}\p{N}\p{M}_@$#]*/uy;
  const word = matchAt(pattern, sql, index);
  if (word.includes("$$")) throw notRead("strings in dollar signs");
  if (/^n?q$/i.test(word) && sql[index + word.length] === "'") throw notRead("strings of the form q'…'");
  if (/^u$/i.test(word) && matchAt(/&['"]/y, sql, index + 1) !== "")
    throw notRead("escaped names or strings");
  return word;
}

/** The quoted text that begins here, quotes included; a doubled quote is part of it. */
function quotedAt(input: Place & { readonly close: string }): string {
  const { sql, index, close, lexis } = input;
  if (lexis.hasTripleQuotes === true && sql.startsWith(close.repeat(3), index)) {
    throw notRead("strings in three quotes");
  }
  let end = sql.indexOf(close, index + 1);
  while (end !== -1 && sql[end + 1] === close) end = sql.indexOf(close, end + 2);
  if (end === -1) throw notRead("a quote that is not closed");
  const text = sql.slice(index, end + 1);
  if (close !== "]" && new RegExp(`\\\\${close}`).test(text)) throw notRead("a backslash before a quote");
  return text;
}

function matchAt(pattern: RegExp, sql: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(sql)?.[0] ?? "";
}

function notRead(what: string): Error {
  return queryRefused(`The statement has ${what}, which is not read here. Write it in another way.`);
}

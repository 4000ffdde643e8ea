import type { TdsBehaviour, TdsEncryption, TdsSignIn } from "../tds-emulator.ts";
import type { TdsReply } from "./tokens.ts";

/** The password of every login. */
export const shopPassword = "pa55'word-of-ours";

/** Logins that are refused, and the numbers a real server refuses them with. */
const refused: Readonly<Record<string, readonly number[]>> = {
  sleeper: [18470],
  locked: [18486],
  expired: [18487],
  "must-change": [18488],
  "WINDOWS\\loader": [18452],
  firewalled: [40615],
  elsewhere: [40532],
  crowded: [10928],
  early: [40613],
};

/** A server with one database, `shop`, and logins that lack one thing each. */
export function shopServer({ encryption }: { readonly encryption: TdsEncryption }): TdsBehaviour {
  return { encryption, refuse, answer };
}

const logins = [
  "loader",
  "root",
  "builder",
  "reader",
  "tableless",
  "replica",
  "stranger",
  "victim",
  "[o]dd'",
];

function refuse({ username, password, database }: TdsSignIn): readonly number[] {
  if (password !== shopPassword) return [18456];
  const numbers = refused[username];
  if (numbers !== undefined) return numbers;
  if (!logins.includes(username)) return [18456];
  return database === "shop" ? [] : [4060, 18456];
}

function answer({ sql, signIn }: { readonly sql: string; readonly signIn: TdsSignIn }): TdsReply {
  const { username } = signIn;
  const found = answers.find(([pattern]) => pattern.test(sql));
  return found === undefined ? nothing : found[1]({ sql, username });
}

const nothing: TdsReply = { columns: [], rows: [] };

/** One row of values without names. */
function row(...values: readonly (string | number)[]): TdsReply {
  return { columns: values.map(() => ""), rows: [values.map(String)] };
}

type Answer = (input: { readonly sql: string; readonly username: string }) => TdsReply;

/** Rows of the one table, which has more than any cap of a test. */
const orders: TdsReply = {
  columns: ["id", "note"],
  rows: Array.from({ length: 30 }, (_, index) => [String(index + 1), index === 0 ? null : `note ${index}`]),
};

const answers: readonly (readonly [RegExp, Answer])[] = [
  [
    /FROM sys\.all_objects/,
    ({ sql }) => ({
      columns: ["", "", ""],
      rows: [
        ["dbo", "Order Lines", "U"],
        ["dbo", "totals", "V"],
        ["lake", "events", "ET"],
        ...(sql.includes("is_ms_shipped") ? [] : [["sys", "objects$", "S"]]),
      ].filter(
        ([schema, table]) =>
          !sql.includes("s.name = N'") || sql.includes(`s.name = N'${schema}' AND o.name = N'${table}'`),
      ),
    }),
  ],
  [
    /FROM sys\.all_columns/,
    () => ({
      columns: ["", "", "", "", "", "", ""],
      rows: [
        ["id", "int", "4", "10", "0", "0", "1"],
        ["Größe (m)", "decimal", "9", "18", "2", "1", "0"],
        ["note", "nvarchar", "100", "0", "0", "1", "0"],
        ["body", "varchar", "-1", "0", "0", "1", "0"],
        ["placed", "datetime2", "8", "27", "7", "1", "0"],
      ],
    }),
  ],
  [/FROM \[dbo\]\.\[Order Lines\]|FROM dbo\.\[Order Lines\]/, () => orders],
  [/FROM dbo\.missing/, () => ({ error: 208 })],
  [/FROM dbo\.locked/, () => ({ error: 1222 })],
  [/ProductVersion/, () => row("16.0.4135.4")],
  [/^SELECT DB_NAME\(\)/, ({ username }) => row("shop", username === "replica" ? "READ_ONLY" : "READ_WRITE")],
  [
    /SCHEMA_ID\(N'((?:[^']|'')*)'\)/,
    ({ sql, username }) => {
      const name = /SCHEMA_ID\(N'((?:[^']|'')*)'\)/.exec(sql)?.[1]?.replaceAll("''", "'") ?? "";
      return row(["dbo", "it's [odd]"].includes(name) ? 1 : 0, username === "builder" ? 1 : 0);
    },
  ],
  [
    /'CREATE TABLE'/,
    ({ username }) =>
      row(username === "tableless" ? 0 : 1, username === "reader" ? 0 : 1, username === "root" ? 1 : 0),
  ],
  [/fn_helpcollations/, ({ sql }) => (sql.includes("N'Latin1_General_BIN2'") ? row(1) : nothing)],
  [/BEGIN TRANSACTION/, () => ({ transaction: "begin" })],
  [/ROLLBACK TRANSACTION/, () => ({ transaction: "rollback" })],
  [/^CREATE SCHEMA/, ({ username }) => (username === "builder" ? nothing : { error: 2760 })],
  [/^CREATE TABLE/, ({ username }) => (username === "stranger" ? { error: 262 } : nothing)],
  [/^INSERT/, ({ username }) => (username === "victim" ? { error: 1205 } : nothing)],
];

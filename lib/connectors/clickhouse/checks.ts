import { randomBytes } from "node:crypto";
import type { NetworkState } from "../kit/network-target";
import type { FailedOutcome, Stage, StageOutcome } from "../types";
import { clickhouseFailure, knownOutcome } from "./clickhouse-failure";
import type { KnownFailure } from "./known-failures";
import { quoteName, quoteText } from "./quote";
import { runStatement } from "./run-statement";
import { type ClickhouseSettings, readSettings } from "./settings";

interface Check {
  readonly settings: ClickhouseSettings;
  query(sql: string): Promise<string>;
  fail(cause: KnownFailure): FailedOutcome;
}

/** Signs in with the first statement. */
export const authenticate = statementStage({
  id: "authenticate",
  title: "Sign in",
  run: async ({ query, settings, fail }) => {
    if (settings.username === "" || settings.password === "") return fail("authFailed");
    const version = (await query("SELECT version()")).slice(0, 100);
    // Any web server answers a POST; ClickHouse answers this one with its version alone.
    if (!/^\d+\.\d+[\w.-]*$/.test(version)) return fail("wrongService");
    return {
      status: "PASSED",
      message: `Signed in as ${settings.username}.`,
      details: [{ label: "Server version", value: version }],
    };
  },
});

const database = statementStage({
  id: "database",
  title: "Find the database",
  run: async ({ query, settings, fail }) => {
    const { writeDatabase } = settings;
    const count = await query(
      `SELECT count() FROM system.databases WHERE name = ${quoteText(writeDatabase)}`,
    );
    if (count !== "1") return fail("writeDatabaseNotFound");
    return { status: "PASSED", message: `The database ${writeDatabase} is there.` };
  },
});

/** Warns where the user can do far more than loading needs. */
const permissions = statementStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ query, settings, fail }) => {
    // Servers from before 2020 have no grants; their users reach the databases they are let into.
    const grants = await query("SHOW GRANTS").catch(() => null);
    if (grants !== null) return isWide(grants) ? fail("administrator") : fewRights;
    const own = [settings.writeDatabase, settings.connectionDatabase, ...everybodys]
      .map(quoteText)
      .join(", ");
    const others = await query(`SELECT count() FROM system.databases WHERE name NOT IN (${own})`);
    return others === "0" ? fewRights : fail("otherDatabases");
  },
});

/** Databases that every server has. */
const everybodys = ["system", "default"];

const fewRights: StageOutcome = {
  status: "PASSED",
  message: "The user has no more rights than it needs.",
};

/** Whether a row of SHOW GRANTS gives all rights, or those to make users, on every database. */
function isWide(grants: string): boolean {
  return grants
    .split("\n")
    .some((grant) => /\b(?:ALL|ACCESS MANAGEMENT|CREATE USER|DROP DATABASE)\b.* ON \*\.\*/.test(grant));
}

const writeProbe = statementStage({
  id: "write_probe",
  title: "Write and remove a probe",
  run: async ({ query, settings }) => {
    const probe = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const table = `${quoteName(settings.writeDatabase)}.${quoteName(probe)}`;
    const onCluster = settings.cluster === "" ? "" : ` ON CLUSTER ${quoteName(settings.cluster)}`;
    await query(`CREATE TABLE ${table}${onCluster} (id UInt8) ENGINE = MergeTree ORDER BY tuple()`);
    let isGone = false;
    try {
      await query(`INSERT INTO ${table} VALUES (1)`);
      await query(`SELECT id FROM ${table}`);
    } finally {
      // Whatever the reason, where this fails the table is still there, and its owner has to know.
      isGone = await query(`DROP TABLE ${table}${onCluster}`).then(
        () => true,
        () => false,
      );
    }
    return isGone ? probeGone : probeLeft({ probe, settings });
  },
});

const probeGone: StageOutcome = {
  status: "PASSED",
  message: "Created a table, wrote a row, read it and removed everything.",
};

function probeLeft(input: { readonly probe: string; readonly settings: ClickhouseSettings }): StageOutcome {
  const { probe, settings } = input;
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "write_database",
    message: `This user may not drop tables: the probe ${probe} is left in ${settings.writeDatabase}.`,
    hint: "Drop that table, and let the user drop tables.",
  };
}

/** A stage of statements; errors of the server become its result. */
function statementStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly run: (check: Check) => Promise<StageOutcome>;
}): Stage<NetworkState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, context }) => {
      const settings = readSettings(values);
      const known = { settings, egressAddresses: context.egressAddresses };
      try {
        return await stage.run({
          settings,
          query: async (sql) => (await runStatement({ values, context, sql })).trim(),
          fail: (cause) => knownOutcome({ ...known, cause }),
        });
      } catch (error) {
        return clickhouseFailure({ ...known, error, isSignedIn: stage.id !== "authenticate" });
      }
    },
  };
}

/** What is checked once the network is known to work, in order. */
export const checks: readonly Stage<NetworkState>[] = [authenticate, database, permissions, writeProbe];

import { randomBytes } from "node:crypto";
import type { NetworkState } from "../kit/network-target";
import type { Stage, StageOutcome } from "../types";
import { permissions } from "./permissions";
import { quoteName, quoteText } from "./quote";
import type { ClickhouseSettings } from "./settings";
import { statementStage } from "./statement-stage";

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

/** What is checked once the network is known to work, in order. */
export const checks: readonly Stage<NetworkState>[] = [authenticate, database, permissions, writeProbe];

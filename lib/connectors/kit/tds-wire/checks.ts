import { randomBytes } from "node:crypto";
import type { Stage } from "../../types";
import { queryStage, type TdsCheck } from "./query-stage";
import { quoteName, quoteText } from "./quote";
import type { TdsState } from "./state";

const database = queryStage({
  id: "database",
  title: "Find the database",
  run: async ({ query, settings, fail }) => {
    const sql = "SELECT DB_NAME(), CAST(DATABASEPROPERTYEX(DB_NAME(), 'Updateability') AS nvarchar(60))";
    const [[name, updateability] = []] = await query(sql);
    if (String(name).toLowerCase() !== settings.database.toLowerCase()) return fail("databaseNotFound");
    if (updateability === "READ_ONLY") return fail("readOnly");
    return { status: "PASSED", message: `The database ${settings.database} is there.` };
  },
});

const schema = queryStage({
  id: "schema",
  title: "Find the schema",
  run: async ({ query, state, settings, fail }) => {
    const name = settings.schema;
    const sql = `SELECT CASE WHEN SCHEMA_ID(${quoteText(name)}) IS NULL THEN 0 ELSE 1 END, ISNULL(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE SCHEMA'), 0)`;
    const [[exists, mayCreate] = []] = await query(sql);
    state.schemaExists = Number(exists) === 1;
    if (state.schemaExists) return { status: "PASSED", message: `The schema ${name} is there.` };
    if (Number(mayCreate) !== 1) return fail("schemaNotFound");
    return { status: "PASSED", message: `The schema ${name} can be created.` };
  },
});

const permissions = queryStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ query, state, settings, fail }) => {
    const onSchema = `ISNULL(HAS_PERMS_BY_NAME(${quoteText(quoteName(settings.schema))}, 'SCHEMA', 'ALTER'), 0)`;
    const sql = `SELECT ISNULL(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE'), 0), ${onSchema}, ISNULL(IS_SRVROLEMEMBER('sysadmin'), 0)`;
    const [[createTable, alterSchema, administrator] = []] = await query(sql);
    const isEnough = Number(createTable) === 1 && (!state.schemaExists || Number(alterSchema) === 1);
    if (!isEnough) return fail("permissionDenied");
    if (Number(administrator) === 1) return fail("administrator");
    return {
      status: "PASSED",
      message: "The user may create tables and has no rights on the server as a whole.",
    };
  },
});

/** Everything in one transaction: changes of the schema are rolled back too. */
const writeProbe = queryStage({
  id: "write_probe",
  title: "Write and remove a probe",
  run: async (check) => {
    await check.query("BEGIN TRANSACTION");
    try {
      await writeRow(check);
    } finally {
      // An error may have ended the transaction already; closing the connection ends it in any case.
      await check.query("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION").catch(() => []);
    }
    return {
      status: "PASSED",
      message: "Created a table, wrote a row, read it and rolled everything back.",
    };
  },
});

async function writeRow({ query, state, settings }: TdsCheck): Promise<void> {
  const inSchema = quoteName(settings.schema);
  const table = `${inSchema}.${quoteName(`_latchkey_probe_${randomBytes(4).toString("hex")}`)}`;
  if (!state.schemaExists) await query(`CREATE SCHEMA ${inSchema}`);
  await query(`CREATE TABLE ${table} (id int NOT NULL PRIMARY KEY)`);
  await query(`INSERT INTO ${table} (id) VALUES (1)`);
  await query(`SELECT id FROM ${table}`);
  await query(`DELETE FROM ${table} WHERE id = 1`);
}

const collation = {
  ...queryStage({
    id: "collation",
    title: "Find the collation",
    run: async ({ query, settings, fail }) => {
      const name = settings.primaryKeyCollation;
      const found = await query(`SELECT 1 FROM sys.fn_helpcollations() WHERE name = ${quoteText(name)}`);
      if (found.length === 0) return fail("collationUnknown");
      return { status: "PASSED", message: `The server knows the collation ${name}.` };
    },
  }),
  applies: (values) => String(values.primary_key_collation ?? "") !== "",
} satisfies Stage<TdsState>;

/** What is checked once the sign-in worked, in order. */
export const checks: readonly Stage<TdsState>[] = [database, schema, permissions, collation, writeProbe];

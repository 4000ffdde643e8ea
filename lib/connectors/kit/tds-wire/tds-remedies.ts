import { quoteName } from "./quote";
import type { TdsSettings } from "./settings";

/** What loading needs of a schema. */
const rights = "SELECT, INSERT, UPDATE, DELETE, ALTER";

/** Statements for the administrator to copy. Names are quoted, secrets never in. */
export function tdsRemedies(input: {
  readonly settings: TdsSettings;
  readonly egressAddresses: readonly string[];
}) {
  const { settings } = input;
  const user = quoteName(settings.username);
  const schema = quoteName(settings.schema);
  const grantSchema = `GRANT CREATE TABLE TO ${user};\nGRANT ${rights} ON SCHEMA::${schema} TO ${user};`;
  return {
    enableLogin: `ALTER LOGIN ${user} ENABLE;`,
    unlockLogin: `ALTER LOGIN ${user} WITH PASSWORD = '<password>' UNLOCK;`,
    allowAddress: (input.egressAddresses.length === 0 ? ["<address>"] : input.egressAddresses)
      .map((address) => address.replaceAll("'", ""))
      .map(
        (address, index) =>
          `EXECUTE sp_set_firewall_rule N'latchkey ${index + 1}', '${address}', '${address}';`,
      )
      .join("\n"),
    mapUser: `CREATE USER ${user} FOR LOGIN ${user};\n${grantSchema}`,
    createSchema: `CREATE SCHEMA ${schema};\nGO\n${grantSchema}`,
    grantSchema,
    smallerUser: smallerLogin(schema),
  } as const;
}

/** A login for loading alone. Its name is a suggestion. */
function smallerLogin(schema: string): string {
  return [
    "CREATE LOGIN latchkey_loader WITH PASSWORD = '<password>';",
    "CREATE USER latchkey_loader FOR LOGIN latchkey_loader;",
    "GRANT CREATE TABLE TO latchkey_loader;",
    `GRANT ${rights} ON SCHEMA::${schema} TO latchkey_loader;`,
  ].join("\n");
}

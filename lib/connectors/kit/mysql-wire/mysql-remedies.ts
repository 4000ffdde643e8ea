import { quoteName } from "./quote-name";
import type { MysqlSettings } from "./settings";

/** What loading needs of a database. */
const rights = "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP";

/** Statements for the administrator to copy. Names are quoted, secrets never in. */
export function mysqlRemedies(input: {
  readonly settings: MysqlSettings;
  readonly egressAddresses: readonly string[];
}) {
  const { settings } = input;
  const name = quoteName(settings.username);
  const user = `${name}@'%'`;
  const connection = grantable(settings.connectionDatabase);
  const write = grantable(settings.writeDatabase);
  const grantWrite = `GRANT ${rights} ON ${write}.* TO ${user};`;
  return {
    unlock: `ALTER USER ${user} ACCOUNT UNLOCK;`,
    grantConnection: `GRANT SELECT ON ${connection}.* TO ${user};`,
    createDatabase: `CREATE DATABASE ${quoteName(settings.writeDatabase)};\n${grantWrite}`,
    grantWrite,
    smallerUser: `CREATE USER 'latchkey_loader'@'%' IDENTIFIED BY '<password>';\nGRANT ${rights} ON ${write}.* TO 'latchkey_loader'@'%';`,
    allowAddress: (input.egressAddresses.length === 0 ? ["%"] : input.egressAddresses)
      .map((address) => `${name}@'${address.replaceAll("'", "")}'`)
      .map(
        (account) =>
          `CREATE USER ${account} IDENTIFIED BY '<password>';\nGRANT ${rights} ON ${write}.* TO ${account};`,
      )
      .join("\n"),
  } as const;
}

/** In a GRANT, _ and % stand for any characters unless they are escaped. */
function grantable(database: string): string {
  return quoteName(database.replaceAll(/[\\_%]/g, "\\$&"));
}

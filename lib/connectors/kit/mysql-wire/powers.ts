/** What a row of SHOW GRANTS gives. */
interface Grant {
  readonly rights: readonly string[];
  /** Null for the whole server. */
  readonly database: string | null;
  readonly isPassedOn: boolean;
}

/** Most names that one sentence lists. */
const longestList = 4;

/**
 * A sentence for each thing a user may do besides loading into one database, by the rows of SHOW GRANTS; none
 * for a user made for loading. Rights that come with a role are not in those rows.
 */
export function tellPowers(input: {
  readonly grants: readonly string[];
  readonly connectionDatabase: string;
  readonly writeDatabase: string;
}): readonly string[] {
  const grants = input.grants.flatMap(readGrant);
  const isReading = ({ rights }: Grant) => rights.every((right) => right === "SELECT");
  const onServer = grants.filter(({ database }) => database === null).flatMap(({ rights }) => rights);
  const elsewhere = grants.filter(
    (grant) =>
      grant.database !== null &&
      grant.database !== input.writeDatabase &&
      // To sign in to a database asks for a right on it.
      !(grant.database === input.connectionDatabase && isReading(grant)),
  );
  const databases = [...new Set(elsewhere.map(({ database }) => String(database)))];
  return [
    ...(onServer.length === 0 ? [] : [`It has rights on the server as a whole: ${listed(onServer)}.`]),
    ...(databases.length === 0 ? [] : [`It has rights on other databases too: ${listed(databases)}.`]),
    ...(grants.some(({ isPassedOn }) => isPassedOn) ? ["It may give its rights to other users."] : []),
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, longestList).join(", ");
  return names.length > longestList ? `${shown}, …` : shown;
}

/** Rights on tables and columns count for their database; a row that gives nothing, or a role, is none. */
function readGrant(row: string): readonly Grant[] {
  const parts = /^GRANT (.+?) ON (?:TABLE |FUNCTION |PROCEDURE )?(\*|`(?:[^`]|``)*`)\.\S.* TO /.exec(row);
  const [, given = "", on = "*"] = parts ?? [];
  const rights = given
    .replaceAll(/ \([^)]*\)/g, "")
    .split(", ")
    .filter((right) => right !== "" && right !== "USAGE");
  const isPassedOn = parts !== null && / WITH (.+ )?GRANT OPTION\b/.test(row);
  if (rights.length === 0 && !isPassedOn) return [];
  const database =
    on === "*"
      ? null
      : on
          .slice(1, -1)
          .replaceAll("``", "`")
          .replaceAll(/\\([\\_%])/g, "$1");
  return [{ rights, database, isPassedOn }];
}

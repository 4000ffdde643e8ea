/** What loading does to a database. Creating a collection comes with `insert`. */
const needed = ["find", "insert", "update", "remove", "dropCollection"] as const;

/** One entry of `authenticatedUserPrivileges`, as far as it is read. */
interface Privilege {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly actions?: readonly unknown[];
}

/** The actions that no privilege gives on the collections of this database. An empty name stands for any. */
export function missingActions(input: {
  readonly privileges: readonly Privilege[];
  readonly database: string;
}): readonly string[] {
  const given = new Set(
    input.privileges
      .filter(({ resource }) => {
        if (resource?.anyResource === true) return true;
        return resource?.collection === "" && (resource.db === "" || resource.db === input.database);
      })
      .flatMap(({ actions = [] }) => actions),
  );
  return needed.filter((action) => !given.has(action));
}

/** Whether a role lets the user do everything on the server. */
export function isAdministrator(
  roles: readonly { readonly role?: unknown; readonly db?: unknown }[],
): boolean {
  return roles.some(
    ({ role, db }) => db === "admin" && (role === "root" || role === "__system" || role === "atlasAdmin"),
  );
}

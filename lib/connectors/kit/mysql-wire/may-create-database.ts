/**
 * Whether the rows of SHOW GRANTS let the user create the database: CREATE or ALL PRIVILEGES, on everything
 * or on this one. A pattern with wildcards counts only where it names the database itself.
 */
export function mayCreateDatabase(input: {
  readonly grants: readonly string[];
  readonly database: string;
}): boolean {
  return input.grants.some((grant) => {
    const parts = /^GRANT (.+?) ON (\*|`(?:[^`]|``)*`)\.\* TO /.exec(grant);
    if (parts === null) return false;
    const [, rights = "", on = ""] = parts;
    const hasRight = /(^|, )(ALL PRIVILEGES|CREATE)(,|$)/.test(rights);
    return hasRight && (on === "*" || nameIn(on) === input.database);
  });
}

/** Whether the rows of SHOW GRANTS let the user do everything on the server. */
export function isAdministrator(grants: readonly string[]): boolean {
  return grants.some((grant) => /^GRANT (ALL PRIVILEGES|.*\bSUPER\b.*) ON \*\.\* TO /.test(grant));
}

function nameIn(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replaceAll("``", "`")
    .replaceAll(/\\([\\_%])/g, "$1");
}

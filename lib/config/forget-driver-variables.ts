import "server-only";

/**
 * Takes PG* variables out of the environment: `pg` fills in from them whatever a user left blank, which
 * would send the operator's own credentials to the user's host.
 */
export function forgetDriverVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (/^PG[A-Z]/.test(name)) delete process.env[name];
  }
}

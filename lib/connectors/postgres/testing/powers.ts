import { expect, test } from "vitest";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

/** What the check says of users that can do more than loading needs, and what comes of its advice. */
export function testPowers(input: PowersInput): void {
  testWarning(input);
  testAdvice(input);
}

interface PowersInput {
  readonly servers: {
    readonly tls: {
      readonly superuser: { readonly password: string };
      query(input: { readonly sql: string; readonly database: string }): Promise<unknown>;
    };
    readonly password: string;
  };
  readonly check: (change: PropertyValues) => Promise<readonly SetupTestResult[]>;
}

function helpersOf(input: PowersInput) {
  const { tls, password } = input.servers;
  return {
    password,
    run: (sql: string) => tls.query({ sql, database: "shop" }),
    permissionsOf: async (change: PropertyValues) =>
      (await input.check(change)).find(({ id }) => id === "permissions"),
  };
}

function testWarning(input: PowersInput): void {
  const { run, permissionsOf, password } = helpersOf(input);

  test("what a user may do besides loading is told, and the connection works", async () => {
    await run(`CREATE ROLE mighty LOGIN CREATEROLE CREATEDB BYPASSRLS PASSWORD '${password}'`);
    await run("GRANT pg_write_all_data TO mighty; GRANT USAGE, CREATE ON SCHEMA app TO mighty");
    await run("CREATE SCHEMA billing; CREATE TABLE billing.invoice (id int)");
    const results = await input.check({ username: "mighty" });
    expect(results.some(({ status }) => status === "FAILED")).toBe(false);
    const found = results.find(({ id }) => id === "permissions");
    expect(found).toMatchObject({ status: "WARNING", code: "superuser", field: "username" });
    expect(found?.message).toBe(
      [
        "This user can do more than loading needs. It may make other users and give them rights.",
        "It may create databases. It sees rows that row security hides from others.",
        "It is a member of roles that reach beyond one schema: pg_write_all_data.",
        "Tables of other schemas that it may change: 1, such as billing.invoice.",
      ].join(" "),
    );
    const [, shrinking = ""] = found?.remedy?.split(/^-- .*$/m) ?? [];
    await run(shrinking);
    expect(await permissionsOf({ username: "mighty" })).toMatchObject({ status: "PASSED" });
  });
}

function testAdvice(input: PowersInput): void {
  const { run, permissionsOf, password } = helpersOf(input);
  const { tls } = input.servers;
  test("the user that the advice makes loads, and can do nothing else", async () => {
    const remedy = (await permissionsOf({ username: "postgres", password: tls.superuser.password }))?.remedy;
    await run(remedy?.replace("<password>", password) ?? "");
    const results = await input.check({ username: "latchkey_loader" });
    expect(results.map(({ status }) => status)).not.toContain("WARNING");
    expect(results.at(-1)).toMatchObject({ id: "write_probe", status: "PASSED" });
    await run(
      "GRANT USAGE ON SCHEMA billing TO latchkey_loader; GRANT SELECT ON billing.invoice TO latchkey_loader",
    );
    expect((await permissionsOf({ username: "latchkey_loader" }))?.message).toContain(
      "that it may read: 1, such as billing.invoice.",
    );
    // What everybody may read is no power of this user.
    await run("GRANT SELECT ON billing.invoice TO PUBLIC");
    expect(await permissionsOf({ username: "latchkey_loader" })).toMatchObject({ status: "PASSED" });
  });
}

import { expect, test } from "vitest";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

/** What the check says of a user that can do more than loading needs, and what comes of its advice. */
export function testMysqlPowers(input: {
  readonly servers: {
    readonly tls: { query(input: { readonly sql: string }): Promise<unknown> };
    readonly password: string;
  };
  readonly check: (change: PropertyValues) => Promise<readonly SetupTestResult[]>;
}): void {
  const { servers, check } = input;
  test("mysql: rights beyond loading are told; the user that the advice makes has none", async () => {
    const told = (await check({ username: "builder" })).find(({ id }) => id === "permissions");
    expect(told).toMatchObject({ status: "WARNING", code: "superuser", field: "username" });
    expect(told?.message).toBe(
      "This user can do more than loading needs. It has rights on the server as a whole: CREATE.",
    );
    for (const sql of told?.remedy?.replace("<password>", servers.password).split("\n") ?? []) {
      await servers.tls.query({ sql });
    }
    const results = await check({ username: "latchkey_loader" });
    expect(results.every(({ status }) => status === "PASSED")).toBe(true);
  });
}

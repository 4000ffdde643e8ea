import type { StageOutcome } from "../types";
import { quoteText } from "./quote";
import { statementStage } from "./statement-stage";

/** Warns where the user can do far more than loading needs. */
export const permissions = statementStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ query, settings, fail }) => {
    // Servers from before 2020 have no grants; their users reach the databases they are let into.
    const grants = await query("SHOW GRANTS").catch(() => null);
    if (grants !== null) return isWide(grants) ? fail("administrator") : fewRights;
    const own = [settings.writeDatabase, settings.connectionDatabase, ...everybodys]
      .map(quoteText)
      .join(", ");
    const others = await query(`SELECT count() FROM system.databases WHERE name NOT IN (${own})`);
    return others === "0" ? fewRights : fail("otherDatabases");
  },
});

/** Databases that every server has. */
const everybodys = ["system", "default"];

const fewRights: StageOutcome = {
  status: "PASSED",
  message: "The user has no more rights than it needs.",
};

/** Whether a row of SHOW GRANTS gives all rights, or those to make users, on every database. */
function isWide(grants: string): boolean {
  return grants
    .split("\n")
    .some((grant) => /\b(?:ALL|ACCESS MANAGEMENT|CREATE USER|DROP DATABASE)\b.* ON \*\.\*/.test(grant));
}

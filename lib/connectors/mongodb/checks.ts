import type { Stage, StageOutcome } from "../types";
import { clientStage } from "./client-stage";
import { isAdministrator, missingActions } from "./missing-actions";
import type { MongoState } from "./state";
import { writeProbe } from "./write-probe";

const permissions = clientStage({
  id: "permissions",
  title: "Check permissions",
  run: async ({ client, settings, fail }) => {
    const { authInfo } = await client.db("admin").command({ connectionStatus: 1, showPrivileges: true });
    const privileges = authInfo?.authenticatedUserPrivileges;
    if (!Array.isArray(privileges))
      return { status: "PASSED", message: "The server does not say what the user may do." };
    const missing = missingActions({ privileges, database: settings.writeDatabase });
    if (missing.length > 0) {
      return { ...fail("permissionDenied"), details: [{ label: "Missing", value: missing.join(", ") }] };
    }
    const roles = authInfo.authenticatedUserRoles;
    if (Array.isArray(roles) && isAdministrator(roles)) return administrator;
    return { status: "PASSED", message: "The user may write and has no rights on the server as a whole." };
  },
});

const administrator: StageOutcome = {
  status: "WARNING",
  code: "superuser",
  field: "username",
  message: "This user can do anything on the server.",
  hint: "It works. A user with readWrite on this database only would be safer.",
};

const database = clientStage({
  id: "database",
  title: "Find the database",
  run: async ({ client, settings }) => {
    const listing = client
      .db(settings.writeDatabase)
      .listCollections({}, { nameOnly: true, authorizedCollections: true });
    const isThere = (await listing.hasNext()) === true;
    await listing.close();
    return {
      status: "PASSED",
      message: isThere
        ? `The database ${settings.writeDatabase} is there.`
        : `The database ${settings.writeDatabase} is empty, or is made with the first collection.`,
    };
  },
});

/** What is checked once the sign-in worked, in order. */
export const checks: readonly Stage<MongoState>[] = [permissions, database, writeProbe];

import { randomBytes } from "node:crypto";
import type { ApiStage } from "../kit/http-api/api-stage";
import type { StageOutcome } from "../types";
import { callAthena } from "./call";

const textFormat = {
  InputFormat: "org.apache.hadoop.mapred.TextInputFormat",
  OutputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
};

/** Enters a table without rows in the Glue catalogue and takes it out again. */
export const writeProbe: ApiStage = {
  id: "write_probe",
  title: "Create and remove a table",
  run: async (check) => {
    const probe = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const DatabaseName = check.text("write_database");
    await callAthena({
      check,
      action: "Glue.CreateTable",
      json: {
        DatabaseName,
        TableInput: {
          Name: probe,
          TableType: "EXTERNAL_TABLE",
          StorageDescriptor: {
            Columns: [{ Name: "id", Type: "int" }],
            Location: `s3://${check.text("bucket_name")}/${probe}/`,
            ...textFormat,
          },
        },
      },
      failures: {
        EntityNotFoundException: {
          code: "database_not_found",
          field: "write_database",
          message: "The Glue catalogue has no such database.",
          hint: "Check the spelling and the region.",
        },
      },
    });
    const json = { DatabaseName, Name: probe };
    const isGone = await callAthena({ check, action: "Glue.DeleteTable", json, isCleanup: true }).then(
      () => true,
      () => false,
    );
    return isGone ? removed : leftBehind(probe);
  },
};

const removed: StageOutcome = {
  status: "PASSED",
  message: "Created a table in the catalogue and removed it again.",
};

function leftBehind(probe: string): StageOutcome {
  return {
    status: "WARNING",
    code: "permission_denied",
    field: "write_database",
    message: `The probe table ${probe} could not be removed from the catalogue.`,
    hint: "Drop this table by hand, and allow glue:DeleteTable.",
  };
}

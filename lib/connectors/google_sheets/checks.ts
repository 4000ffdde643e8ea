import { randomBytes } from "node:crypto";
import { factText, readPath } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleReason } from "../kit/http-api/google/google-failures";
import { fetchGoogleToken } from "../kit/http-api/google/google-token";
import type { StageOutcome } from "../types";
import { sheetFailures } from "./sheet-failures";

export const base = "https://sheets.googleapis.com";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) =>
    fetchGoogleToken({
      check,
      scope: "https://www.googleapis.com/auth/spreadsheets",
      isServiceAccount: true,
    }),
};

const spreadsheet: ApiStage = {
  id: "spreadsheet",
  title: "Find the spreadsheet",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base}/v4/spreadsheets/${idOf(check)}?fields=properties.title`,
      headers: bearer(check),
      reason: googleReason,
      failures: sheetFailures({ email: check.kept("service_account"), isWriting: false }),
    });
    return {
      status: "PASSED",
      message: "The spreadsheet is shared with the service account.",
      details: [{ label: "Spreadsheet", value: factText(readPath(json, "properties.title")) }],
    };
  },
};

const writeProbe: ApiStage = {
  id: "write_probe",
  title: "Add and remove a sheet",
  run: async (check) => {
    const title = `_latchkey_probe_${randomBytes(4).toString("hex")}`;
    const { json } = await update(check, { addSheet: { properties: { title } } });
    const sheetId = Number(readPath(json, "replies.0.addSheet.properties.sheetId"));
    try {
      await update(check, { deleteSheet: { sheetId } });
    } catch (error) {
      if (error instanceof StageRefusal) return leftBehind(title);
      throw error;
    }
    return { status: "PASSED", message: "A sheet was added and removed again." };
  },
};

function update(check: ApiCheck, request: object) {
  return check.call({
    method: "POST",
    url: `${base}/v4/spreadsheets/${idOf(check)}:batchUpdate`,
    headers: bearer(check),
    json: { requests: [request] },
    reason: googleReason,
    failures: sheetFailures({ email: check.kept("service_account"), isWriting: true }),
  });
}

function leftBehind(title: string): StageOutcome {
  return {
    status: "WARNING",
    code: "provider_error",
    message: `The test added the sheet ${title}, but could not remove it.`,
    hint: "Delete this sheet by hand. Protected sheets may be in the way.",
  };
}

/** The ID alone, of an address or of an ID. */
export function idOf({ text }: Pick<ApiCheck, "text">): string {
  return /[\w-]{30,}/.exec(text("host"))?.[0] ?? "";
}

/** What is asked of the API, in order. */
export const checks = [authenticate, spreadsheet, writeProbe];

/** What has to be done before the spreadsheet can be looked into. */
export const opening = [authenticate];

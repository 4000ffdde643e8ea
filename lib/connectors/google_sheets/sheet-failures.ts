import { factText } from "../kit/http-api/api-answer";
import { googleFailures } from "../kit/http-api/google/google-failures";
import type { FailureTable } from "../kit/http-api/judge-answer";

/** What refusals of a spreadsheet mean; the e-mail address is the one to share it with. */
export function sheetFailures(input: { readonly email: string; readonly isWriting: boolean }): FailureTable {
  const email = factText(input.email);
  return {
    ...googleFailures({ api: "Google Sheets API", field: "service_account_key" }),
    "403": {
      code: "permission_denied",
      field: "host",
      message: input.isWriting
        ? "The service account may read the spreadsheet, but not change it."
        : "The spreadsheet is not shared with the service account.",
      hint: `In Google Sheets, Share: add ${email} as editor.`,
    },
    "404": {
      code: "not_found",
      field: "host",
      message: "There is no such spreadsheet.",
      hint: "Copy the address of the spreadsheet from the browser again.",
    },
  };
}

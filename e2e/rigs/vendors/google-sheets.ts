import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { googleError, googleHolder, googleTokenRoute } from "./google-token.ts";

/** Spreadsheets by how they are shared: `sticky` lets no sheet be deleted. */
export const sheets = {
  good: "good-spreadsheet-id-0123456789-abcdef",
  readOnly: "read-spreadsheet-id-0123456789-abcdef",
  unshared: "private-spreadsheet-id-0123456789-abc",
  sticky: "sticky-spreadsheet-id-0123456789-abcd",
} as const;

/** Titles of the sheets that were added and not deleted. */
export const probes = new Map<number, string>();

/** Token, get and batchUpdate of Sheets v4. */
export const sheetsRoutes: readonly ApiRoute[] = [
  googleTokenRoute,
  { on: "POST https://sheets.googleapis.com/v4/spreadsheets/*", reply: batchUpdate },
  { on: "GET https://sheets.googleapis.com/v4/spreadsheets/*", reply: get },
];

function get(call: ApiCall): ApiReply {
  const id = call.path.split("/").at(-1) ?? "";
  if (googleHolder(call) === "") return googleError(401, "UNAUTHENTICATED");
  if (id === sheets.unshared) return googleError(403, "PERMISSION_DENIED");
  if (!Object.values<string>(sheets).includes(id)) return googleError(404, "NOT_FOUND");
  return { status: 200, json: { properties: { title: "Budget" } } };
}

function batchUpdate(call: ApiCall): ApiReply {
  const [id = "", method] = (call.path.split("/").at(-1) ?? "").split(":");
  if (googleHolder(call) === "" || method !== "batchUpdate") return googleError(401, "UNAUTHENTICATED");
  if (id === sheets.readOnly) return googleError(403, "PERMISSION_DENIED");
  const { requests } = call.json as {
    requests: [{ addSheet?: { properties: { title: string } }; deleteSheet?: { sheetId: number } }];
  };
  const [{ addSheet, deleteSheet }] = requests;
  if (addSheet !== undefined) {
    const sheetId = probes.size + 100;
    probes.set(sheetId, addSheet.properties.title);
    return { status: 200, json: { replies: [{ addSheet: { properties: { sheetId } } }] } };
  }
  if (id === sheets.sticky || deleteSheet === undefined) return googleError(400, "INVALID_ARGUMENT");
  return probes.delete(deleteSheet.sheetId)
    ? { status: 200, json: { replies: [{}] } }
    : googleError(400, "INVALID_ARGUMENT");
}

import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { driveRoutes } from "./google-drive.ts";
import { googleHolder } from "./google-token.ts";

const folderType = "application/vnd.google-apps.folder";
const missing: ApiReply = {
  status: 404,
  json: { error: { code: "itemNotFound", errors: [{ reason: "notFound" }] } },
};

/** A drive: `root-folder` holds a document, a file and `inner-folder`; `stranger` lies beside it. */
const driveFiles: Readonly<Record<string, { readonly parents: readonly string[]; readonly json: object }>> = {
  "root-folder": { parents: [], json: { id: "root-folder", name: "Root", mimeType: folderType } },
  "inner-folder": {
    parents: ["root-folder"],
    json: { id: "inner-folder", name: "Inner", mimeType: folderType },
  },
  doc: {
    parents: ["root-folder"],
    json: { id: "doc", name: "Doc", mimeType: "application/vnd.google-apps.document" },
  },
  csv: {
    parents: ["inner-folder"],
    json: {
      id: "csv",
      name: "a.csv",
      mimeType: "text/csv",
      size: "42",
      modifiedTime: "2026-01-02T03:04:05.000Z",
    },
  },
  stranger: { parents: [], json: { id: "stranger", name: "Other", mimeType: folderType } },
};

/** Token, and files of Drive v3 with pages of one file. */
export const driveFileRoutes: readonly ApiRoute[] = [
  ...driveRoutes.slice(0, 1),
  { on: "GET https://www.googleapis.com/drive/v3/files", reply: listDrive },
  { on: "GET https://www.googleapis.com/drive/v3/files/*", reply: getDrive },
];

/** A mailbox: `Invoices` holds two messages with attachments and `Invoices/2026`, which holds one; two lie elsewhere. */
const messages: Readonly<Record<string, { readonly labelIds: readonly string[]; readonly subject: string }>> =
  {
    m1: { labelIds: ["Label_1", "INBOX"], subject: "March" },
    m2: { labelIds: ["Label_1"], subject: "" },
    m3: { labelIds: ["Label_2"], subject: "April" },
    m4: { labelIds: ["INBOX"], subject: "Private" },
  };
const labels = [
  { id: "INBOX", name: "INBOX" },
  { id: "Label_1", name: "Invoices" },
  { id: "Label_2", name: "Invoices/2026" },
  { id: "Label_3", name: "Invoices of others" },
];
const mailbox = "GET https://gmail.googleapis.com/gmail/v1/users/me";

/** Labels and messages of Gmail, with pages of one message. */
export const gmailFileRoutes: readonly ApiRoute[] = [
  { on: `${mailbox}/labels`, reply: () => ({ status: 200, json: { labels } }) },
  { on: `${mailbox}/messages`, reply: listMessages },
  { on: `${mailbox}/messages/*`, reply: getMessage },
];

function listMessages(call: ApiCall): ApiReply {
  if (googleHolder(call) === "") return { status: 401, json: {} };
  const label = call.query.get("labelIds") ?? "";
  if (call.query.get("q") !== "has:attachment") return { status: 400, json: {} };
  const found = Object.keys(messages).filter((id) => messages[id]?.labelIds.includes(label));
  const from = Number(call.query.get("pageToken") ?? 0);
  const next = from + 1 < found.length ? { nextPageToken: String(from + 1) } : {};
  return { status: 200, json: { messages: found.slice(from, from + 1).map((id) => ({ id })), ...next } };
}

function getMessage({ path, query }: ApiCall): ApiReply {
  const id = path.split("/").at(-1) ?? "";
  const message = messages[id];
  if (message === undefined || query.get("format") !== "metadata") return missing;
  const { labelIds, subject } = message;
  const headers = subject === "" ? [] : [{ name: "Subject", value: subject }];
  const facts = { sizeEstimate: 1000, internalDate: "1767323045000", payload: { headers } };
  return { status: 200, json: { id, labelIds, ...facts } };
}

function listDrive(call: ApiCall): ApiReply {
  if (googleHolder(call) === "") return { status: 401, json: {} };
  const parent = /^'([\w-]+)' in parents and trashed = false$/.exec(call.query.get("q") ?? "")?.[1] ?? "";
  const found = Object.values(driveFiles).filter(({ parents }) => parents.includes(parent));
  const from = Number(call.query.get("pageToken") ?? 0);
  const next = from + 1 < found.length ? { nextPageToken: String(from + 1) } : {};
  return { status: 200, json: { files: found.slice(from, from + 1).map(({ json }) => json), ...next } };
}

function getDrive({ path, query }: ApiCall): ApiReply {
  const file = driveFiles[path.split("/").at(-1) ?? ""];
  if (file === undefined) return missing;
  return { status: 200, json: query.get("fields") === "parents" ? { parents: file.parents } : file.json };
}

/** A document library `d`; `next` is where its listing goes on. */
export function graphFileRoutes(input: { readonly next: string }): readonly ApiRoute[] {
  const children = (call: ApiCall): ApiReply =>
    call.query.has("$skiptoken")
      ? {
          status: 200,
          json: { value: [{ id: "01B", name: "b.csv", size: 2, file: { mimeType: "text/csv" } }] },
        }
      : {
          status: 200,
          json: { value: [{ id: "01F", name: "Inner", folder: {}, size: 9 }], "@odata.nextLink": input.next },
        };
  const graph = "GET https://graph.microsoft.com/v1.0/drives/d";
  return [
    { on: `${graph}/root`, reply: () => ({ status: 200, json: { id: "01R", name: "root", folder: {} } }) },
    { on: `${graph}/root/children`, reply: children },
    { on: `${graph}/items/01R/children`, reply: children },
    {
      on: `${graph}/items/01F/children`,
      reply: () => ({ status: 200, json: { value: [{ id: "01A", name: "a.csv", size: 1, file: {} }] } }),
    },
    {
      on: `${graph}/items/01F`,
      reply: () => ({ status: 200, json: { id: "01F", name: "Inner", folder: {} } }),
    },
    { on: `${graph}/items/*`, reply: () => missing },
  ];
}

/** `/Reports` of a Dropbox: a folder and a file on two pages. */
export const dropboxFileRoutes: readonly ApiRoute[] = [
  {
    on: "POST https://api.dropboxapi.com/2/files/list_folder",
    reply: ({ json }) => listDropbox(String(Object(json).path)),
  },
  {
    on: "POST https://api.dropboxapi.com/2/files/list_folder/continue",
    reply: ({ json }) =>
      Object(json).cursor === "cursor-1"
        ? { status: 200, json: { entries: [dropboxFile("b.csv", 2)], has_more: false, cursor: "end" } }
        : { status: 409, json: { error: { ".tag": "reset" } } },
  },
];

function listDropbox(path: string): ApiReply {
  const inner = { ".tag": "folder", name: "Inner", id: "id:1" };
  if (path === "/Reports")
    return { status: 200, json: { entries: [inner], has_more: true, cursor: "cursor-1" } };
  if (path === "/Reports/Inner")
    return { status: 200, json: { entries: [dropboxFile("a.csv", 1)], has_more: false } };
  return {
    status: 409,
    json: { error: { ".tag": "path", path: { ".tag": "not_found" } }, error_summary: "path/" },
  };
}

function dropboxFile(name: string, size: number) {
  return { ".tag": "file", name, size, server_modified: "2026-01-02T03:04:05Z" };
}

/** A spreadsheet with two sheets; the second has a quote in its name. */
export const sheetListingRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://sheets.googleapis.com/v4/spreadsheets/*/values/*",
    reply: ({ path }) => {
      const range = decodeURIComponent(path.split("/").at(-1) ?? "");
      if (!/^'It''s'!1:\d+$/.test(range))
        return { status: 400, json: { error: { status: "INVALID_ARGUMENT" } } };
      return {
        status: 200,
        json: {
          values: [
            ["Order ID", "Paid", ""],
            [7, true],
            ["x", false, 1.5, "more"],
          ],
        },
      };
    },
  },
  {
    on: "GET https://sheets.googleapis.com/v4/spreadsheets/*",
    reply: () => ({
      status: 200,
      json: {
        properties: { title: "Budget" },
        sheets: ["Sheet1", "It's"].map((title) => ({ properties: { title, sheetType: "GRID" } })),
      },
    }),
  },
];

import type { MongoClient } from "mongodb";
import type { BrowseInput, BrowseLimits, Browsing, ColumnItem, RowPage, TableName } from "../browsing";
import { type BrowseDefinition, browseThrough } from "../kit/browse/browse-through";
import { collectRows } from "../kit/browse/row-collector";
import { failedLook } from "../kit/browse/to-browse-error";
import { bsonCell } from "./bson-values";
import { type BsonDocument, inferColumns } from "./infer-columns";
import { findCollection, listCollections } from "./list-collections";
import { mongoFailure } from "./mongo-errors";
import { readMongoSettings } from "./settings";
import { createMongoState, type MongoState } from "./state";

/** Documents that tell what columns a collection has. */
const columnDocuments = 100;

/** Values as they are: an int and a double of the same size differ, and no long is rounded. */
const unpromoted = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

/** Looks into a MongoDB with commands that only read. */
export function browseMongo(input: { readonly stages: BrowseDefinition<MongoState>["stages"] }): Browsing {
  const look = browseThrough<MongoState>({
    ...input,
    createState: createMongoState,
    explain: ({ error, values }) =>
      failedLook({ outcome: mongoFailure({ error, settings: readMongoSettings(values) }), cause: error }),
  });
  const reading =
    <Input extends BrowseInput, Result>(
      work: (
        input: Input & { readonly client: MongoClient; readonly writeDatabase: string },
      ) => Promise<Result>,
    ) =>
    (from: Input & { readonly state: MongoState }) => {
      const { client } = from.state;
      if (client === null) throw new Error("a look needs the sign-in before it");
      return work({ ...from, client, writeDatabase: readMongoSettings(from.values).writeDatabase });
    };
  return {
    tables: look(
      reading(({ client, writeDatabase, includeSystem }) =>
        listCollections({ client, writeDatabase, includeSystem }),
      ),
    ),
    columns: look(reading(readColumns)),
    sample: look(reading(readSample)),
  };
}

type Asked = BrowseInput & TableName & { readonly client: MongoClient; readonly writeDatabase: string };

async function readColumns(input: Asked): Promise<readonly ColumnItem[]> {
  const only = await findCollection({ ...input, only: input });
  const limits = { ...input.limits, maxRows: columnDocuments };
  return inferColumns((await readDocuments({ client: input.client, only, limits })).documents);
}

async function readSample(input: Asked): Promise<RowPage> {
  const only = await findCollection({ ...input, only: input });
  return readPage({ client: input.client, only, limits: input.limits });
}

interface Reading {
  readonly client: MongoClient;
  readonly only: TableName;
  readonly limits: BrowseLimits;
}

async function readPage(input: Reading): Promise<RowPage> {
  const { BSON } = await import("mongodb");
  const { documents, truncated } = await readDocuments(input);
  const columns = inferColumns(documents);
  const collector = collectRows(input.limits);
  for (const document of documents) {
    const row = columns.map(({ name }) => bsonCell({ value: document[name], ejson: BSON.EJSON }));
    if (!collector.add(row)) break;
  }
  const page = collector.result();
  return { columns, rows: page.rows, truncated: page.truncated || truncated };
}

/** The first documents, until the caps are reached: a document may have 16 MB. */
async function readDocuments(input: Reading) {
  const { client, only, limits } = input;
  const { BSON } = await import("mongodb");
  const cursor = client
    .db(only.schema)
    .collection(only.table)
    .find({}, { ...unpromoted, limit: limits.maxRows + 1, batchSize: 100, maxTimeMS: limits.timeoutMs });
  const documents: BsonDocument[] = [];
  let bytes = 0;
  try {
    for await (const document of cursor) {
      bytes += BSON.calculateObjectSize(document);
      if (documents.length >= limits.maxRows || bytes > limits.maxBytes)
        return { documents, truncated: true };
      documents.push(document);
    }
    return { documents, truncated: false };
  } finally {
    await cursor.close();
  }
}

import type { MongoDocument } from "./wire.ts";

/** Databases, their collections and their documents. */
export type MongoStore = Map<string, Map<string, MongoDocument[]>>;

/** A store with these collections, by `database.collection`. */
export function createStore(collections: Readonly<Record<string, readonly MongoDocument[]>>): MongoStore {
  const store: MongoStore = new Map();
  for (const [name, documents] of Object.entries(collections)) {
    const dot = name.indexOf(".");
    collectionsOf(store, name.slice(0, dot)).set(name.slice(dot + 1), [...documents]);
  }
  return store;
}

function collectionsOf(store: MongoStore, database: string): Map<string, MongoDocument[]> {
  const found = store.get(database) ?? new Map<string, MongoDocument[]>();
  store.set(database, found);
  return found;
}

/** Carries out a command on data; undefined for one it does not know. */
export function runOnStore(store: MongoStore, command: MongoDocument): MongoDocument | undefined {
  const [name = ""] = Object.keys(command);
  return commands[name]?.({ store, command, database: String(command.$db), target: String(command[name]) });
}

type Command = (input: {
  readonly store: MongoStore;
  readonly command: MongoDocument;
  readonly database: string;
  readonly target: string;
}) => MongoDocument;

const cursor = (ns: string, firstBatch: readonly MongoDocument[]) => ({
  ok: 1,
  cursor: { id: 0n, ns, firstBatch },
});

const commands: Readonly<Record<string, Command>> = {
  listDatabases: ({ store }) => ({
    ok: 1,
    databases: [...store].filter(([, collections]) => collections.size > 0).map(([name]) => ({ name })),
  }),
  listCollections: ({ store, command, database }) => {
    const { name } = Object(command.filter) as { readonly name?: string };
    const names = [...(store.get(database)?.keys() ?? [])].filter(
      (one) => name === undefined || one === name,
    );
    const items = names.map((one) => ({ name: one, type: one.startsWith("v_") ? "view" : "collection" }));
    return cursor(`${database}.$cmd.listCollections`, items);
  },
  insert: ({ store, command, database, target }) => {
    const collections = collectionsOf(store, database);
    const documents = command.documents as readonly MongoDocument[];
    collections.set(target, [...(collections.get(target) ?? []), ...documents]);
    return { ok: 1, n: documents.length };
  },
  find: ({ store, command, database, target }) => {
    const { _id } = Object(command.filter) as MongoDocument;
    const all = store.get(database)?.get(target) ?? [];
    const found = _id === undefined ? all : all.filter((one) => String(one._id) === String(_id));
    return cursor(
      `${database}.${target}`,
      found.slice(0, Number(command.limit ?? found.length) || undefined),
    );
  },
  delete: ({ store, command, database, target }) => {
    const [first] = command.deletes as readonly { readonly q: MongoDocument }[];
    const all = store.get(database)?.get(target) ?? [];
    const kept = all.filter((one) => String(one._id) !== String(first?.q._id));
    store.get(database)?.set(target, kept);
    return { ok: 1, n: all.length - kept.length };
  },
  drop: ({ store, database, target }) =>
    store.get(database)?.delete(target) === true
      ? { ok: 1 }
      : { ok: 0, code: 26, errmsg: "upstream text: ns not found" },
};

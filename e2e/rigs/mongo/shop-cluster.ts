import type { MongoBehaviour, MongoUser } from "../mongo-emulator.ts";
import { createStore } from "./store.ts";

/** The password of every user. */
export const shopPassword = "pa55=word,of-ours";

const all = ["find", "insert", "update", "remove", "createCollection", "dropCollection"];

/** A user with these actions on the database `shop`. */
function user(change: Partial<MongoUser> & { readonly actions?: readonly string[] } = {}): MongoUser {
  const { actions = all, ...rest } = change;
  return {
    password: shopPassword,
    roles: [{ role: "readWrite", db: "shop" }],
    privileges: [{ resource: { db: "shop", collection: "" }, actions }],
    ...rest,
  };
}

const users: Readonly<Record<string, MongoUser>> = {
  loader: user(),
  "a,b=c": user(),
  root: user({
    roles: [{ role: "root", db: "admin" }],
    privileges: [{ resource: { anyResource: true }, actions: [...all, "anyAction"] }],
  }),
  reader: user({ actions: ["find"] }),
  dropless: user({ errors: { drop: 13 } }),
  revoked: user({ errors: { insert: 13 } }),
  atlas: user({ errors: { saslStart: 8000 } }),
  legacy: user({ errors: { saslStart: 334 } }),
  demoted: user({ errors: { insert: 10_107 } }),
  full: user({ errors: { insert: 14_031 } }),
};

/** A server with the database `shop` and users that lack one thing each. */
export function shopCluster(change: Partial<MongoBehaviour> = {}): MongoBehaviour {
  const store = createStore({
    "shop.orders": [
      { _id: 1, title: "first", total: 12.5, tags: ["a"] },
      { _id: 2, title: null, placed: new Date("2026-01-02T03:04:05Z") },
    ],
    "shop.v_totals": [{ _id: 1, total: 12.5 }],
    "shop.system.views": [{ _id: "shop.v_totals" }],
    "admin.system.users": [{ _id: "admin.loader" }],
  });
  return { users, store, ...change };
}

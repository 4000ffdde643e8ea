import { expect, test } from "vitest";
import { fixedKeyring } from "../testing/fixed-keyring";
import { openPlace, opens, type Place, sealPlace } from "../testing/scene";
import { createDataKey } from "./create-data-key";
import { openDataKey } from "./open-data-key";
import { openField } from "./open-field";
import { openTenantKey } from "./open-tenant-key";
import type { Scope } from "./scope";
import { sealField } from "./seal-field";
import { sealValues } from "./seal-values";

// An attacker who can write to the database copies rows and columns about. Everything but the original
// place must fail, in particular places whose ids merely look alike when joined together.

const instances = ["instance", "other instance"].map((instance) => fixedKeyring({ instance }));

const places: readonly Place[] = instances.flatMap((keyring) => {
  const { instanceId } = keyring;
  const workspaces = ["ws_1", "ws_11", "ws_2"];
  return workspaces.flatMap((workspaceId) =>
    scopesOf({ instanceId, workspaceId }).map((scope) => sealPlace({ keyring, scope })),
  );
});

function scopesOf(place: { readonly instanceId: string; readonly workspaceId: string }): Scope[] {
  const connections = ["con_1", "con_11", "1,5:con_1", "dr_1"];
  const credentials = connections.flatMap((connectionId) =>
    [1, 2, 11, 111].map((credentialVersion) => ({ ...place, connectionId, credentialVersion })),
  );
  const drafts = ["dr_1", "dr_2", "con_1"].map((draftId) => ({ ...place, kind: "draft" as const, draftId }));
  return [...credentials, ...drafts];
}

function acceptedSwaps(swap: (to: Place, from: Place) => Place): { tried: number; accepted: number } {
  let tried = 0;
  let accepted = 0;
  for (const to of places) {
    for (const from of places) {
      if (to === from) continue;
      tried++;
      if (opens(() => openPlace(swap(to, from)))) accepted++;
    }
  }
  return { tried, accepted };
}

test("each opens in its own place", () => {
  for (const place of places) expect(openPlace(place)).toBe("correct horse battery staple");
});

test("a whole row in another place is refused", () => {
  const result = acceptedSwaps((to, from) => ({ ...to, sealed: from.sealed }));
  expect(result.accepted).toBe(0);
  expect(result.tried).toBeGreaterThan(10_000);
});

test("a whole row together with its tenant key in another place is refused", () => {
  const result = acceptedSwaps((to, from) => ({ ...to, sealed: from.sealed, tenantKey: from.tenantKey }));
  expect(result.accepted).toBe(0);
});

test("another place's row, workspace and tenant key under this scope are refused", () => {
  expect(acceptedSwaps((to, from) => ({ ...from, scope: to.scope })).accepted).toBe(0);
});

test("a field without its data key, and a data key without its fields, are refused", () => {
  const field = acceptedSwaps((to, from) => ({
    ...to,
    sealed: { ...to.sealed, fields: from.sealed.fields },
  }));
  const key = acceptedSwaps((to, from) => ({ ...to, sealed: { ...from.sealed, fields: to.sealed.fields } }));
  expect(field.accepted + key.accepted).toBe(0);
});

test("with both keys at hand, a data key or field still opens in its own scope alone", () => {
  const [place] = places as [Place];
  const tenantKey = openTenantKey({ ...place, ...place.tenantKey });
  const own = place.scope;
  const { dataKey, wrapped } = createDataKey({ tenantKey, scope: own });
  const field = "/password";
  const sealed = sealField({ dataKey, scope: own, field, plaintext: "x" });
  const others = places.map(({ scope }) => scope).filter((scope) => scope !== own);
  expect(others.length).toBeGreaterThan(100);
  for (const scope of others) {
    expect(opens(() => openDataKey({ tenantKey, scope, wrapped }))).toBe(false);
    expect(opens(() => openField({ dataKey, scope, field, sealed }))).toBe(false);
  }
  for (const other of [
    { ...dataKey, tenantKeyId: dataKey.id },
    { ...dataKey, id: tenantKey.id },
  ]) {
    const text = sealed.replace(dataKey.id, other.id);
    expect(opens(() => openField({ dataKey: other, scope: own, field, sealed: text }))).toBe(false);
  }
  expect(openField({ dataKey, scope: own, field, sealed }).reveal()).toBe("x");
});

test("key ids cannot be renamed, even consistently", () => {
  const [place] = places as [Place];
  const { tenantKey: stored, keyring } = place;
  const id = "0123456789abcdef".repeat(2);
  const renamed = { ...stored, id, wrapped: stored.wrapped.replace(stored.id, id) };
  expect(opens(() => openTenantKey({ ...place, ...renamed }))).toBe(false);

  const kek = { ...keyring.primary, id };
  const renamedKek = { ...stored, kekId: id, wrapped: stored.wrapped.replace(stored.kekId, id) };
  const otherKeyring = { ...keyring, primary: kek, keys: new Map([[id, kek]]) };
  expect(opens(() => openTenantKey({ ...place, ...renamedKek, keyring: otherKeyring }))).toBe(false);

  const tenantKey = openTenantKey({ ...place, ...stored });
  const { scope } = place;
  const { dataKey, wrapped } = createDataKey({ tenantKey, scope });
  expect(opens(() => openDataKey({ tenantKey, scope, wrapped: wrapped.replace(dataKey.id, id) }))).toBe(
    false,
  );
  const otherKey = { ...tenantKey, id };
  const text = wrapped.replace(stored.id, id);
  expect(opens(() => openDataKey({ tenantKey: otherKey, scope, wrapped: text }))).toBe(false);
});

test("two fields of one row cannot change places", () => {
  const [place] = places as [Place];
  const tenantKey = openTenantKey({ ...place, ...place.tenantKey });
  const values = { "/host": "db.example", "/password": "s3cret", "/passwor": "x", "": "root" };
  expect(() => sealValues({ tenantKey, scope: place.scope, values })).toThrow(
    "The value cannot be encrypted.",
  );
  const { "": _, ...named } = values;
  const sealed = sealValues({ tenantKey, scope: place.scope, values: named });
  const names = Object.keys(named);
  for (const to of names) {
    for (const from of names.filter((name) => name !== to)) {
      const fields = { ...sealed.fields, [to]: sealed.fields[from] ?? "" };
      expect(opens(() => openPlace({ ...place, sealed: { ...sealed, fields } }))).toBe(false);
    }
  }
});

test("a field sealed under another data key is refused even with that key's id rewritten", () => {
  const [place] = places as [Place];
  const { scope } = place;
  const tenantKey = openTenantKey({ ...place, ...place.tenantKey });
  const { dataKey: other } = createDataKey({ tenantKey, scope });
  const foreign = sealField({ dataKey: other, scope, field: "/password", plaintext: "planted" });
  const ownId = place.sealed.wrappedKey.split(".")[3] ?? "";
  for (const text of [foreign, foreign.replace(other.id, ownId)]) {
    const sealed = { ...place.sealed, fields: { "/password": text } };
    expect(opens(() => openPlace({ ...place, sealed }))).toBe(false);
  }
});

test("every purpose's text is refused for every other purpose", () => {
  const [place] = places as [Place];
  const { sealed, tenantKey } = place;
  const field = sealed.fields["/password"] ?? "";
  for (const text of [field, tenantKey.wrapped, sealed.wrappedKey.replace("data-key", "tenant-key")]) {
    expect(opens(() => openPlace({ ...place, sealed: { ...sealed, wrappedKey: text } }))).toBe(false);
  }
  for (const text of [sealed.wrappedKey, field.replace(".field.", ".tenant-key.")]) {
    expect(opens(() => openPlace({ ...place, tenantKey: { ...tenantKey, wrapped: text } }))).toBe(false);
  }
});

test("a scope outside the tenant key's workspace or deployment is refused when sealing", () => {
  const [place] = places as [Place];
  const tenantKey = openTenantKey({ ...place, ...place.tenantKey });
  for (const change of [{ workspaceId: "ws_2" }, { instanceId: "elsewhere" }, { workspaceId: "" }]) {
    const scope = { ...place.scope, ...change };
    expect(() => sealValues({ tenantKey, scope, values: {} })).toThrow("The value cannot be encrypted.");
  }
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 53])("credential version %s is refused", (credentialVersion) => {
  const [place] = places as [Place];
  const tenantKey = openTenantKey({ ...place, ...place.tenantKey });
  const scope = { ...place.scope, credentialVersion } as Scope;
  expect(() => sealValues({ tenantKey, scope, values: {} })).toThrow("The value cannot be encrypted.");
});

test("another keyring's key under the right id is refused, a retired and an unknown one too", () => {
  const [place] = places as [Place];
  const two = { first: "active", second: "active" } as const;
  const wrong = [
    fixedKeyring({ bytesOf: { first: "second" } }),
    fixedKeyring({ states: { ...two, first: "retired" }, primary: "second" }),
    fixedKeyring({ states: { second: "active" }, primary: "second" }),
  ];
  for (const keyring of wrong) expect(opens(() => openPlace({ ...place, keyring }))).toBe(false);
  const rotated = fixedKeyring({ states: { ...two, first: "decrypt-only" }, primary: "second" });
  expect(opens(() => openPlace({ ...place, keyring: rotated }))).toBe(true);
});

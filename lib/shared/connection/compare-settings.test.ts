import { expect, test } from "vitest";
import { changedSettings, compareSettings } from "./compare-settings";

const before = { name: "Acme", description: "", loadSettings: { mode: "append", enabledModels: ["a"] } };

test("a difference is where the two do not agree, whoever changed it", () => {
  const theirs = { ...before, name: "Globex", loadSettings: { mode: "upsert", enabledModels: ["a"] } };
  const mine = {
    ...before,
    description: "Mine",
    loadSettings: { mode: "upsert", enabledModels: ["a", "b"] },
  };
  expect(compareSettings({ before, theirs, mine })).toEqual([
    { setting: "description", before: "", theirs: "", mine: "Mine" },
    { setting: "loadSettings.enabledModels", before: ["a"], theirs: ["a"], mine: ["a", "b"] },
    { setting: "name", before: "Acme", theirs: "Globex", mine: "Acme" },
  ]);
});

test("only what was changed is sent", () => {
  const after = {
    ...before,
    name: "Globex",
    loadSettings: { mode: "append", enabledModels: ["a", "b"], isPaused: true },
  };
  expect(changedSettings({ before, after })).toEqual({
    name: "Globex",
    loadSettings: { enabledModels: ["a", "b"], isPaused: true },
  });
  expect(changedSettings({ before, after: before })).toEqual({});
  expect(changedSettings({ before: {}, after: { description: undefined, deployment: {} } })).toEqual({});
});

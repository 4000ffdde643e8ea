/** A setting that two people changed, or one of them: what it was, and what each made of it. */
export interface SettingDifference {
  /** Path of the setting, for example `loadSettings.mode`. */
  readonly setting: string;
  readonly before: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}

type Settings = Readonly<Record<string, unknown>>;

/**
 * Where two changes of the same settings differ from each other. What both changed alike, or neither did, is no
 * difference.
 */
export function compareSettings(input: {
  readonly before: Settings;
  readonly theirs: Settings;
  readonly mine: Settings;
}): readonly SettingDifference[] {
  const [before, theirs, mine] = [flat(input.before), flat(input.theirs), flat(input.mine)];
  const settings = [...new Set([...before.keys(), ...theirs.keys(), ...mine.keys()])].sort();
  return settings.flatMap((setting) => {
    const [a, b, c] = [before.get(setting), theirs.get(setting), mine.get(setting)];
    return JSON.stringify(b) === JSON.stringify(c) ? [] : [{ setting, before: a, theirs: b, mine: c }];
  });
}

/** Only what somebody changed, in the shape it came in. */
export function changedSettings(input: { readonly before: Settings; readonly after: Settings }): Settings {
  const changed = Object.entries(input.after).flatMap(([key, after]) => {
    const before = input.before[key];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (!isGroup(after)) return [[key, after] as const];
    const inner = changedSettings({ before: isGroup(before) ? before : {}, after });
    return Object.keys(inner).length === 0 ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(changed.filter(([, value]) => value !== undefined));
}

function flat(settings: Settings, path = ""): ReadonlyMap<string, unknown> {
  const found = Object.entries(settings).flatMap(([key, value]) =>
    isGroup(value) ? [...flat(value, `${path}${key}.`)] : [[`${path}${key}`, value] as const],
  );
  return new Map(found.filter(([, value]) => value !== undefined));
}

function isGroup(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

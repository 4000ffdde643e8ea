import { z } from "zod";
import { changedSettings } from "@/lib/shared/connection/compare-settings";
import type { EditedConnection } from "@/lib/shared/connection/edited-settings";
import { updateConnectionInput } from "@/lib/shared/connection/update-connection-input";

/** Settings by their names in the form, which has texts and ticks only. */
export interface SettingsValues {
  readonly name: string;
  readonly description: string;
  readonly visibility: "private" | "global";
  readonly trustCertificates: boolean;
  readonly trustFingerprints: boolean;
  readonly loadSettings: {
    readonly mode: string;
    readonly schemaNaming: string;
    readonly tableNaming: string;
    readonly frequencyMinutes: string;
    readonly maxConcurrentTransfers: string;
    readonly enabledModels: string;
    readonly createLoadForNewTables: boolean;
    readonly isPaused: boolean;
  };
  readonly deployment: { readonly networkingMethod: string; readonly region: string };
}

/** What the form starts from. */
export function toValues({ settings }: Pick<EditedConnection, "settings">): SettingsValues {
  const { name, description, visibility, trustCertificates, trustFingerprints } = settings;
  const { loadSettings: load, deployment } = settings;
  return {
    name,
    description,
    visibility,
    trustCertificates,
    trustFingerprints,
    loadSettings: {
      mode: load.mode ?? "",
      schemaNaming: load.schemaNaming ?? "",
      tableNaming: load.tableNaming ?? "",
      frequencyMinutes: load.frequencyMinutes?.toString() ?? "",
      maxConcurrentTransfers: load.maxConcurrentTransfers?.toString() ?? "",
      enabledModels: load.enabledModels?.join("\n") ?? "",
      createLoadForNewTables: load.createLoadForNewTables ?? false,
      isPaused: load.isPaused ?? false,
    },
    deployment: {
      networkingMethod: deployment.networkingMethod ?? "",
      region: deployment.region ?? "",
    },
  };
}

const number = (text: string) => (text.trim() === "" ? undefined : Number(text));
const filled = (text: string) => (text.trim() === "" ? undefined : text.trim());

/** The form's answers as the API takes them; blank ones are left out, and so stay as they are. */
function toSettings(values: SettingsValues) {
  const { loadSettings: load, deployment, ...plain } = values;
  return {
    ...plain,
    name: plain.name.trim(),
    loadSettings: {
      mode: filled(load.mode),
      schemaNaming: filled(load.schemaNaming),
      tableNaming: filled(load.tableNaming),
      frequencyMinutes: number(load.frequencyMinutes),
      maxConcurrentTransfers: number(load.maxConcurrentTransfers),
      enabledModels: load.enabledModels
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
      createLoadForNewTables: load.createLoadForNewTables,
      isPaused: load.isPaused,
    },
    deployment: {
      networkingMethod: filled(deployment.networkingMethod),
      region: filled(deployment.region),
    },
  };
}

/** What the member changed, in the shape the API takes; nothing that they left alone. */
export function changeOf(input: { readonly before: SettingsValues; readonly after: SettingsValues }) {
  const [before, after] = [toSettings(input.before), toSettings(input.after)];
  return changedSettings({ before, after }) as z.input<typeof updateConnectionInput>;
}

/** The form's schema: its answers have to be what the API takes. Problems stand at the form's own fields. */
export const settingsSchema = z.custom<SettingsValues>().superRefine((values, context) => {
  const parsed = updateConnectionInput.safeParse(toSettings(values));
  if (parsed.success) return;
  for (const { path, message } of parsed.error.issues) {
    context.addIssue({ code: "custom", path: path.slice(0, 2), message });
  }
});

import { property } from "../property";

/** The optional `folder` of an object store. */
export const folderProperty = property({
  name: "folder",
  title: "Folder",
  description: "Everything is written below this folder. Leave it empty to use the top level.",
  placeholder: "exports/daily",
  is_required: false,
  // No slash in front, and no step upwards anywhere.
  json_schema: { type: "string", maxLength: 512, pattern: "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]*$" },
});

/** Whether a manifest file is left out. */
export const disableManifestProperty = property({
  name: "disable_manifest",
  title: "Leave out the manifest",
  description: "After each load a small file lists what was written. Turn this on to do without it.",
  is_required: false,
  choice_titles: { true: "Leave it out", false: "Write it" },
  json_schema: { type: "boolean", default: false },
});

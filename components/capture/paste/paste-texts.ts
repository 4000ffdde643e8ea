import type { FramePage } from "@/lib/shared/capture/contract";
import { type Local, localTexts } from "@/lib/shared/languages/local-texts";

/** Texts of what reads a pasted text. They come with it, only when it is used. */
export const pasteTexts = {
  title: "Paste a connection string or file",
  help: "A connection address, JDBC, an .env or profiles.yml file, a key file: we sort it into the fields. It is read here and sent nowhere.",
  label: "Text to read",
  file: "Choose a file",
  unknown: "We found no settings in this text. Copy all of it, or fill in the fields.",
  nothing: "There is nothing new in this text for this form.",
  otherSystem: "This is for {system}. This form connects something else.",
  found: "What goes where",
  foundBody: "From {format}. Nothing is changed before you say so.",
  hidden: "hidden",
  replaces: "replaces what you entered",
  unused: "Not used here: {names}.",
  fixed: "Set for you, stays as it is: {names}.",
  apply: "Fill in {count} fields",
  applyOne: "Fill in this field",
  applied: "Filled in. Look it over, then continue.",
  plain: "Put it in the field as it is",
  cancel: "Cancel",
  close: "Hide this",
  format_uri: "a connection address",
  format_jdbc: "a JDBC address",
  format_dsn: "connection settings",
  format_env: "a settings file",
  format_json: "a JSON file",
  format_service_account: "a service account key",
  format_dbt: "a dbt profile",
  format_aws: "AWS access keys",
  format_pem: "a PEM file",
} as const;

export type PasteTexts = Local<typeof pasteTexts>;

/** The same in the language of a page. */
export function pasteTextsOf({ texts }: Pick<FramePage, "texts">): PasteTexts {
  return localTexts({ english: pasteTexts, group: "paste", texts });
}

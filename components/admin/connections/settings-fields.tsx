"use client";
import { CheckField } from "../../ui/check-field";
import { SelectField } from "../../ui/select-field";
import { TextAreaField } from "../../ui/text-area-field";
import { TextField } from "../../ui/text-field";
import { settingTitles } from "./setting-titles";

const visibilities = [
  { value: "private", label: "Private: of its customer" },
  { value: "global", label: "Global: for the whole workspace" },
];
const modes = [
  { value: "", label: "Not set" },
  { value: "append", label: "Append: add to them" },
  { value: "replace", label: "Replace: write them anew" },
  { value: "upsert", label: "Upsert: change those that are there" },
];
const networking = [
  { value: "", label: "Not set" },
  { value: "Directly", label: "Directly" },
  { value: "SshTunnel", label: "Through an SSH tunnel" },
  { value: "PrivateLink", label: "Through a private link" },
  { value: "ProxyAgent", label: "Through a proxy agent" },
];

/** The fields of a connection's settings. */
export function SettingsFields() {
  return (
    <>
      <TextField {...named("name")} maxLength={255} autoComplete="off" />
      <TextAreaField {...named("description")} rows={3} />
      <SelectField {...named("visibility")} options={visibilities} />
      <h3>Loads</h3>
      <SelectField {...named("loadSettings.mode")} options={modes} />
      <TextField
        {...named("loadSettings.schemaNaming")}
        help="{source} and {recipient} are filled in by your pipeline."
      />
      <TextField {...named("loadSettings.tableNaming")} help="{table} is filled in by your pipeline." />
      <TextField {...named("loadSettings.frequencyMinutes")} inputMode="numeric" />
      <TextField {...named("loadSettings.maxConcurrentTransfers")} inputMode="numeric" />
      <TextAreaField {...named("loadSettings.enabledModels")} rows={3} help="One a line; all when empty." />
      <CheckField {...named("loadSettings.createLoadForNewTables")} />
      <CheckField {...named("loadSettings.isPaused")} />
      <h3>Network</h3>
      <SelectField {...named("deployment.networkingMethod")} options={networking} />
      <TextField {...named("deployment.region")} help="For example GCP_US_EAST4." />
      <CheckField {...named("trustCertificates")} help="The first check approves what the server shows." />
      <CheckField {...named("trustFingerprints")} help="The first check approves what the server shows." />
    </>
  );
}

function named(name: string): { readonly name: string; readonly label: string } {
  return { name, label: settingTitles[name] ?? name };
}

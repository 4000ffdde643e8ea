/** What each setting of a connection is called, by its place. */
export const settingTitles: Readonly<Record<string, string>> = {
  name: "Name",
  description: "Description",
  visibility: "Visibility",
  trustCertificates: "Accept any certificate at first sight",
  trustFingerprints: "Accept any SSH host key at first sight",
  "loadSettings.mode": "Rows that exist already",
  "loadSettings.schemaNaming": "Name of the schema",
  "loadSettings.tableNaming": "Name of each table",
  "loadSettings.frequencyMinutes": "Minutes between loads",
  "loadSettings.maxConcurrentTransfers": "Transfers at the same time",
  "loadSettings.enabledModels": "Models to load",
  "loadSettings.createLoadForNewTables": "Load new tables without being asked",
  "loadSettings.isPaused": "Loads are paused",
  "deployment.networkingMethod": "Way to the destination",
  "deployment.region": "Region",
};

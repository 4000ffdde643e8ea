import { type DialectTypes, flag, inside, keyFile, text, whole } from "@/lib/shared/dialect/field";
import { aws, azure, endpoint, gcp, s3Keys, s3Place } from "./parts";

const disableManifest = flag("disable_manifest");
const folder = text("folder");

/** Object stores and files by Prequel's names. */
export const files: DialectTypes = {
  abs: {
    type: "abs",
    fields: [
      folder,
      text("container_name"),
      ...azure("auth_method").filter(({ path }) => path[0] !== "azure_storage_account_access_key"),
      text("storage_account_name"),
      disableManifest,
      // What is written there has commas between its columns.
      ...inside("csv", [text("delimiter", null, { only: "," })]),
    ],
  },
  gcs: { type: "gcs", fields: [disableManifest, folder, text("bucket_name"), ...gcp("auth_method")] },
  s3: {
    type: "s3",
    fields: [disableManifest, folder, ...s3Place, ...aws("auth_method"), flag("use_ssh_tunnel")],
  },
  s3_compatible: {
    type: "s3_compatible",
    fields: [text("host"), folder, ...s3Place, ...s3Keys("auth_method"), flag("disable_ssl")],
  },
  google_sheets: {
    type: "google_sheets",
    fields: [
      text("host"),
      ...inside("gcp_service_account_key", [
        keyFile("service_account_key"),
        text("service_account_email", null, { ignored: "The key names its account itself." }),
      ]),
    ],
  },
  sftp: {
    type: "sftp",
    fields: [
      text("username"),
      ...endpoint,
      folder,
      text("file_format"),
      ...inside("csv", [text("delimiter")]),
      text("auth_method"),
      ...inside("public_key_auth", [text("public_key", "public_key", { readOnly: true })], {
        auth_method: "public_key_auth",
      }),
      ...inside("password_auth", [text("password")], { auth_method: "password_auth" }),
      ...inside("private_key_auth", [text("private_key"), text("passphrase")], {
        auth_method: "private_key_auth",
      }),
    ],
  },
};

/** Days that old data stays readable. */
export const retention = whole("retention_window_days");

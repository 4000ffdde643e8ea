import { type DialectField, flag, inside, keyFile, text, whole } from "@/lib/shared/dialect/field";

/** Host and port. */
export const endpoint = [text("host"), whole("port")];

/** A user and a password, where that is one way to sign in among others, or the only one. */
export const passwordAuth: readonly DialectField[] = [
  text("auth_method"),
  ...inside("password_auth", [text("username"), text("password")], { auth_method: "password_auth" }),
];

export const disableSsl = flag("disable_ssl");

/** A way through an SSH server; its address stands in an object of its own, as in Prequel's own client. */
export const sshTunnel: readonly DialectField[] = [
  flag("use_ssh_tunnel"),
  ...inside(
    "ssh_tunnel",
    [
      text("ssh_tunnel_host"),
      whole("ssh_tunnel_port"),
      text("ssh_tunnel_username"),
      text("ssh_public_key", "ssh_public_key", { readOnly: true }),
    ],
    { use_ssh_tunnel: "true" },
  ),
];

/** The property that says how to sign in to a bucket: of the destination as a whole, or of its bucket. */
type Method = "auth_method" | "bucket_auth_method";

/** Ways to sign in, each an object under its own name. */
function ways(
  method: Method,
  byName: Readonly<Record<string, readonly DialectField[]>>,
): readonly DialectField[] {
  return [
    text(method),
    ...Object.entries(byName).flatMap(([name, fields]) => inside(name, fields, { [method]: name })),
  ];
}

const accessKeys = [text("access_id"), text("secret_key")];

/** AWS: keys, or a role that Latchkey may take. */
export function aws(method: Method): readonly DialectField[] {
  return ways(method, {
    aws_access_keys: accessKeys,
    aws_iam_role: [text("aws_iam_role_arn"), text("external_id", "external_id", { readOnly: true })],
  });
}

const serviceAccountKey = [
  keyFile("service_account_key"),
  text("service_account_email", null, { ignored: "The key names its account itself." }),
];

/** Google: a key file, or a role given to an account of ours. */
const gcpAccount = {
  gcp_service_account_key: serviceAccountKey,
  gcp_service_account_role: [text("service_account_email")],
} as const;

/** Google Cloud Storage: an account, or HMAC keys. */
export function gcp(method: Method): readonly DialectField[] {
  return ways(method, { ...gcpAccount, gcs_hmac_keys: [text("access_key"), text("secret")] });
}

/** Google without HMAC keys. */
export function gcpAccounts(method: Method): readonly DialectField[] {
  return ways(method, gcpAccount);
}

/** Azure: a key of the storage account, or a signature for a container. */
export function azure(method: Method): readonly DialectField[] {
  return ways(method, {
    azure_storage_account_access_key: [text("storage_account_access_key")],
    azure_service_shared_access_signature: [text("shared_access_signature_token")],
  });
}

/** A store that speaks S3 and is none. */
export function s3Keys(method: Method): readonly DialectField[] {
  return ways(method, { access_keys: accessKeys });
}

/** Where in S3, without how to sign in. */
export const s3Place = [text("bucket_name"), text("bucket_region")];

/** Keys of a bucket that has no other way to sign in. */
export const awsKeysOnly = inside("aws_access_keys", accessKeys);

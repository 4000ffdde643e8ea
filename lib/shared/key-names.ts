import type { KeyServiceRef } from "./key-service";

/** A symmetric key of AWS KMS or an alias of one; China and GovCloud are partitions of their own. 1: region */
export const awsKeyArn: RegExp =
  /^arn:aws(?:-cn|-us-gov)?:kms:([a-z0-9-]{1,40}):\d{12}:(?:key\/[\w-]{1,64}|alias\/[\w/-]{1,250})$/;

/** A key of Cloud KMS. Without a version: Google encrypts with the primary one and finds the one to decrypt with. */
const gcpKeyName =
  /^projects\/[a-z0-9:.-]{1,100}\/locations\/[a-z0-9-]{1,63}\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}$/;

/** An RSA key of a vault or a managed HSM in Azure's public cloud. 1: host, 2: product, 3: name, 4: version or nothing */
export const azureKeyUrl: RegExp =
  /^https:\/\/([a-z0-9-]{3,24}\.(vault|managedhsm)\.azure\.net)\/keys\/([0-9A-Za-z-]{1,127})(?:\/([0-9a-f]{32}))?$/;

/** `<mount>/<name>` of an AEAD key of a transit engine of HashiCorp Vault. */
const vaultKeyName = /^[\w-]{1,64}(?:\/[\w-]{1,64}){0,3}\/[\w.-]{1,64}$/;

/** What each service calls a key. */
export const keyNames: Readonly<Record<KeyServiceRef["provider"], RegExp>> = {
  "aws-kms": awsKeyArn,
  "gcp-kms": gcpKeyName,
  "azure-kv": azureKeyUrl,
  "vault-transit": vaultKeyName,
};

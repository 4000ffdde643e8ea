import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { property } from "../kit/property";

const withGenerated = { property: "auth_method", in: ["public_key_auth"] } as const;
const withPassword = { property: "auth_method", in: ["password_auth"] } as const;
const withOwnKey = { property: "auth_method", in: ["private_key_auth"] } as const;

/** User name, and one of three ways to prove it. */
export const signInStep: ReportCardStep = {
  type: "form",
  id: "sign-in",
  title: "Sign in",
  description: "Best use a user made for this purpose, with access to this folder only.",
  properties: [
    property({
      name: "username",
      title: "User name",
      description: "The user on the SFTP server. It needs no shell.",
      placeholder: "loader",
      json_schema: { type: "string", minLength: 1, maxLength: 255 },
    }),
    property({
      name: "auth_method",
      title: "How to sign in",
      description: "The safest is a key made here: its private half never leaves this service.",
      choice_titles: {
        public_key_auth: "Key made here",
        password_auth: "Password",
        private_key_auth: "Key of your own",
      },
      json_schema: {
        type: "string",
        enum: ["public_key_auth", "password_auth", "private_key_auth"],
        default: "public_key_auth",
      },
    }),
    property({
      name: "public_key",
      title: "Public key",
      description: "Add this line to ~/.ssh/authorized_keys of the user before you test.",
      is_required: false,
      system_provided: true,
      shown_when: withGenerated,
      json_schema: { type: "string" },
    }),
    property({
      name: "generated_private_key",
      title: "Private half of the key made here",
      is_required: false,
      is_credential: true,
      system_provided: true,
      shown_when: withGenerated,
      json_schema: { type: "string", writeOnly: true },
    }),
    property({
      name: "password",
      title: "Password",
      description: "The password of this user. It is stored encrypted and never shown again.",
      is_credential: true,
      shown_when: withPassword,
      json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 1024 },
    }),
    property({
      name: "private_key",
      title: "Private key",
      description:
        "The whole key file in OpenSSH or PEM form, such as ~/.ssh/id_ed25519. It is stored encrypted.",
      placeholder: "-----BEGIN OPENSSH PRIVATE KEY-----",
      is_credential: true,
      shown_when: withOwnKey,
      json_schema: { type: "string", writeOnly: true, minLength: 1, maxLength: 65_536 },
    }),
    property({
      name: "passphrase",
      title: "Passphrase",
      description: "Only if the private key is protected by one. It is stored encrypted.",
      is_required: false,
      is_credential: true,
      shown_when: withOwnKey,
      json_schema: { type: "string", writeOnly: true, maxLength: 1024 },
    }),
  ],
};

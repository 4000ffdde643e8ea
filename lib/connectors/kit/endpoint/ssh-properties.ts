import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import type { GeneratedKeyPair } from "../../types";
import { property } from "../property";

const withTunnel = { property: "use_ssh_tunnel", in: [true] } as const;

/** The key pair of the tunnel; the schema of every connector with `sshProperties` names it. */
export const sshKeyPair: GeneratedKeyPair = {
  kind: "ssh-ed25519",
  publicProperty: "ssh_public_key",
  privateProperty: "ssh_private_key",
};

/** `use_ssh_tunnel`, the `ssh_tunnel_…` properties and the key pair. */
export const sshProperties: readonly ReportCardProperty[] = [
  property({
    name: "use_ssh_tunnel",
    title: "Connect through an SSH tunnel",
    description: "For a server that cannot be reached from the internet.",
    is_required: false,
    choice_titles: { true: "Yes", false: "No" },
    json_schema: { type: "boolean", default: false },
  }),
  property({
    name: "ssh_tunnel_host",
    title: "SSH host",
    description: "Name or address of the SSH server, also called bastion or jump host.",
    placeholder: "bastion.example.com",
    shown_when: withTunnel,
    json_schema: { type: "string", format: "hostname", minLength: 1, maxLength: 253 },
  }),
  property({
    name: "ssh_tunnel_port",
    title: "SSH port",
    description: "22, unless your administrator chose another one.",
    placeholder: "22",
    shown_when: withTunnel,
    json_schema: { type: "integer", minimum: 1, maximum: 65_535, default: 22 },
  }),
  property({
    name: "ssh_tunnel_username",
    title: "SSH user name",
    description: "The user on the SSH server. It needs no shell, only the right to forward connections.",
    placeholder: "tunnel",
    shown_when: withTunnel,
    json_schema: { type: "string", minLength: 1, maxLength: 255 },
  }),
  property({
    name: "ssh_public_key",
    title: "Public key",
    description: "Add this line to ~/.ssh/authorized_keys of the SSH user before you test.",
    is_required: false,
    system_provided: true,
    shown_when: withTunnel,
    json_schema: { type: "string" },
  }),
  property({
    name: "ssh_private_key",
    title: "Private key",
    is_required: false,
    is_credential: true,
    system_provided: true,
    shown_when: withTunnel,
    json_schema: { type: "string", writeOnly: true },
  }),
];

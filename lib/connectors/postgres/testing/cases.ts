import { X509Certificate } from "node:crypto";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { InvalidCase, ValidCase } from "../../testing/conformance";
import type { Approval } from "../../testing/run-check";

export interface KeyAndCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What the cases need to know of the servers they are run against. */
export interface CaseServers {
  readonly tls: {
    readonly port: number;
    readonly superuser: { readonly password: string };
    serveCertificate(pair: KeyAndCertificate): Promise<void>;
  };
  readonly plain: { readonly port: number };
  readonly sshd: { readonly port: number; readonly username: string; hostKeyFingerprint(): string };
  readonly material: Readonly<
    Record<"server" | "renewed" | "wrongHost" | "selfSigned" | "expired", KeyAndCertificate>
  > & { readonly ca: string };
  readonly closedPort: number;
  readonly password: string;
}

/** Puts a case together: what is changed in values that work, and what has to come of it. */
export type Fails = (
  name: string,
  change: PropertyValues,
  code: FailureCode,
  field: string | null,
  over?: Partial<InvalidCase>,
) => InvalidCase;

/** Values that work against these servers, directly and through the tunnel. */
export function workingValues(input: { readonly servers: CaseServers; readonly privateKey: string }) {
  const { servers } = input;
  const direct: PropertyValues = {
    host: "localhost",
    port: String(servers.tls.port),
    database: "shop",
    schema: "app",
    ssl: "true",
    ssl_mode: "verify-full",
    sslrootcert: servers.material.ca,
    encryption_type: "none",
    username: "loader",
    password: servers.password,
  };
  const tunnelled: PropertyValues = {
    ...direct,
    host: "127.0.0.1",
    encryption_type: "ssh",
    encryption_host: "127.0.0.1",
    encryption_port: String(servers.sshd.port),
    encryption_username: servers.sshd.username,
    ssh_private_key: input.privateKey,
  };
  const fingerprint = new X509Certificate(servers.material.server.cert).fingerprint256;
  const certificate: Approval = { kind: "tls_certificate", fingerprint };
  const hostKey: Approval = { kind: "ssh_host_key", fingerprint: servers.sshd.hostKeyFingerprint() };
  return { direct, tunnelled, certificate, hostKey };
}

export interface CaseInput {
  readonly servers: CaseServers;
  readonly working: ReturnType<typeof workingValues>;
  /** A private key the SSH server does not know. */
  readonly strangerKey: string;
}

/** Everything that has to pass. */
export function validCases({ servers, working }: CaseInput): readonly ValidCase[] {
  const { direct, tunnelled, certificate, hostKey } = working;
  const off = { ssl: "false", sslrootcert: "" };
  const quoted = { database: 'We"ird', schema: 'sch"ema', username: 'lo"ader' };
  const root = { username: "postgres", password: servers.tls.superuser.password };
  return [
    { name: "TLS with the CA", values: direct },
    { name: "TLS to an address", values: { ...direct, host: "127.0.0.1" } },
    { name: "no TLS, with a warning", values: { ...direct, ...off } },
    { name: "a schema this user may create", values: { ...direct, username: "builder", schema: "new one" } },
    { name: "names that need quoting", values: { ...direct, ...quoted } },
    { name: "a superuser, with a warning", values: { ...direct, ...root } },
    { name: "an approved certificate", values: { ...direct, sslrootcert: "" }, approved: [certificate] },
    { name: "a tunnel, with TLS inside", values: tunnelled, approved: [hostKey] },
    { name: "a tunnel, without TLS inside", values: { ...tunnelled, ...off }, approved: [hostKey] },
    { name: "MD5 over TLS", values: { ...direct, username: "old" } },
  ];
}

/** Everything that has to fail with a tunnel. */
export function tunnelFailures({ servers, working, strangerKey }: CaseInput): readonly InvalidCase[] {
  const approved = [working.hostKey];
  const fails: Fails = (name, change, code, field, over = { approved }) => ({
    name,
    values: { ...working.tunnelled, ...change },
    code,
    field,
    ...over,
  });
  const toDatabase = { encryption_port: String(servers.tls.port) };
  return [
    fails("SSH host key unknown", {}, "ssh_host_key_unknown", "encryption_host", {}),
    fails(
      "SSH key not authorised",
      { ssh_private_key: strangerKey },
      "ssh_auth_failed",
      "encryption_username",
    ),
    fails(
      "SSH user unknown",
      { encryption_username: "nobody-here" },
      "ssh_auth_failed",
      "encryption_username",
    ),
    fails("no SSH key yet", { ssh_private_key: "" }, "invalid_key", "encryption_host"),
    fails("SSH port is a database", toDatabase, "wrong_service", "encryption_port"),
    fails("no SSH host", { encryption_host: "" }, "invalid_host", "encryption_host"),
    fails(
      "SSH address not allowed",
      { encryption_host: "10.0.0.1" },
      "address_not_allowed",
      "encryption_host",
    ),
    fails("target refused", { port: "1" }, "tunnel_target_refused", "host"),
    fails("target forbidden", { port: "2" }, "ssh_forward_denied", "host"),
    fails("metadata behind the tunnel", { host: "0xA9FEA9FE" }, "address_not_allowed", "host"),
    fails("wrong password behind the tunnel", { password: "wrong-pa55word" }, "auth_failed", "password"),
    fails("TLS untrusted behind the tunnel", { sslrootcert: "" }, "tls_untrusted", "sslrootcert"),
  ];
}

import type { InvalidCase } from "../../testing/conformance";
import type { CaseInput, Fails, KeyAndCertificate } from "./cases";

const off = { ssl: "false", sslrootcert: "" };

/** Everything that has to fail without a tunnel. */
export function directFailures(input: CaseInput): readonly InvalidCase[] {
  const fails: Fails = (name, change, code, field, over) => ({
    name,
    values: { ...input.working.direct, ...change },
    code,
    field,
    ...over,
  });
  return [
    ...signInFailures(fails),
    ...targetFailures(fails, input),
    ...tlsFailures(fails, input),
    ...permissionFailures(fails),
  ];
}

/** The server is found and does not let this user in. */
function signInFailures(fails: Fails): readonly InvalidCase[] {
  return [
    fails("wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"),
    fails("unknown user", { username: "nobody-here" }, "auth_failed", "password"),
    fails("expired password", { username: "expired" }, "auth_failed", "password"),
    fails("no LOGIN", { username: "sleeper" }, "login_disabled", "username"),
    fails("too many connections", { username: "crowded" }, "busy", null),
    fails("pg_hba rejects", { username: "blocked" }, "ip_not_allowed", "username"),
    fails("MD5 without TLS", { ...off, username: "old" }, "auth_method_unsupported", "ssl"),
    fails("clear password without TLS", { ...off, username: "naive" }, "auth_method_unsupported", "ssl"),
  ];
}

/** The values lead to nothing, to something else, or to where no connection may go. */
function targetFailures(fails: Fails, { servers }: CaseInput): readonly InvalidCase[] {
  const sshPort = String(servers.sshd.port);
  return [
    fails("wrong port", { port: String(servers.closedPort) }, "connection_refused", "port"),
    fails("impossible port", { port: "99999" }, "invalid_port", "port"),
    fails("unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"),
    fails("a URL as host", { host: "postgres://localhost" }, "invalid_host", "host"),
    fails("a socket path as host", { host: "/var/run/postgresql" }, "invalid_host", "host"),
    fails("address not allowed", { host: "10.0.0.1" }, "address_not_allowed", "host"),
    fails("metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"),
    fails("unknown database", { database: "shopp" }, "database_not_found", "database"),
    fails("an SSH server", { port: sshPort }, "wrong_service", "port"),
    fails("an SSH server, without TLS", { ...off, port: sshPort }, "wrong_service", "port"),
  ];
}

/** The connection cannot be encrypted as asked, or not with the right server at its end. */
function tlsFailures(fails: Fails, { servers, working }: CaseInput): readonly InvalidCase[] {
  const { material, tls, plain } = servers;
  const serving = (pair: KeyAndCertificate) => ({
    arrange: async () => {
      await tls.serveCertificate(pair);
      return () => tls.serveCertificate(material.server);
    },
  });
  const approved = [working.certificate];
  return [
    fails("TLS untrusted", { sslrootcert: "" }, "tls_untrusted", "sslrootcert"),
    fails("the wrong CA", { sslrootcert: material.selfSigned.cert }, "tls_untrusted", "sslrootcert"),
    fails("a CA that is none", { sslrootcert: "garbage" }, "invalid_certificate", "sslrootcert"),
    fails("name mismatch", {}, "tls_name_mismatch", "host", serving(material.wrongHost)),
    fails("expired certificate", {}, "tls_expired", null, serving(material.expired)),
    fails("changed certificate", {}, "tls_certificate_changed", null, {
      ...serving(material.renewed),
      approved,
    }),
    fails("server without TLS", { port: String(plain.port) }, "tls_not_supported", "ssl"),
    fails("server that insists on TLS", { ...off, username: "careful" }, "tls_required", "ssl"),
  ];
}

/** The user is in and may not do what loading data takes. */
function permissionFailures(fails: Fails): readonly InvalidCase[] {
  return [
    fails("no CONNECT", { database: "locked" }, "database_denied", "database"),
    fails("no CREATE in the schema", { username: "reader" }, "permission_denied", "schema"),
    fails("missing schema", { schema: "nope" }, "schema_not_found", "schema"),
    fails("read-only by default", { username: "frozen" }, "read_only", "username"),
  ];
}

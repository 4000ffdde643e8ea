import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./run-command.ts";

/** A certificate and its private key, both PEM. */
export interface KeyAndCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Certificates for tests and the demo. Made anew each time with the `openssl` program; never reused. */
export interface TlsMaterial {
  /** The CA's certificate. */
  readonly ca: string;
  /** Signed by the CA, for `localhost` and 127.0.0.1. */
  readonly server: KeyAndCertificate;
  /** Like `server`, another key: what a changed certificate looks like. */
  readonly renewed: KeyAndCertificate;
  /** Signed by the CA, for db.example.test only. */
  readonly wrongHost: KeyAndCertificate;
  /** Self-signed, for `localhost` and 127.0.0.1. */
  readonly selfSigned: KeyAndCertificate;
  /** Signed by the CA, for `localhost`, expired in January 2020. */
  readonly expired: KeyAndCertificate;
}

const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
const otherName = "subjectAltName=DNS:db.example.test";
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

const caConfig = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
certificate = ca.crt
private_key = ca.key
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
`;

/** Makes a CA and the certificates above. */
export async function createTlsMaterial(): Promise<TlsMaterial> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-tls-"));
  try {
    const openssl = (args: readonly string[]) => runCommand({ command: "openssl", args, cwd: folder });
    await writeFile(join(folder, "ca.cnf"), caConfig);
    await writeFile(join(folder, "index.txt"), "");
    await openssl([
      "req",
      "-x509",
      ...newKey,
      "-keyout",
      "ca.key",
      "-out",
      "ca.crt",
      "-days",
      "30",
      "-subj",
      "/CN=Latchkey test CA",
    ]);
    const signed = async (name: string, alternativeNames: string, dates: readonly string[]) => {
      await openssl([
        "req",
        ...newKey,
        "-keyout",
        `${name}.key`,
        "-out",
        `${name}.csr`,
        "-subj",
        `/CN=${name}`,
        "-addext",
        alternativeNames,
      ]);
      await openssl([
        "ca",
        "-batch",
        "-notext",
        "-config",
        "ca.cnf",
        "-in",
        `${name}.csr`,
        "-out",
        `${name}.crt`,
        ...dates,
      ]);
      return readPair({ folder, name });
    };
    const server = await signed("server", names, ["-days", "20"]);
    const renewed = await signed("renewed", names, ["-days", "20"]);
    const wrongHost = await signed("wrong-host", otherName, ["-days", "20"]);
    const expired = await signed("expired", names, [
      "-startdate",
      "20200101000000Z",
      "-enddate",
      "20200111000000Z",
    ]);
    await openssl([
      "req",
      "-x509",
      ...newKey,
      "-keyout",
      "self.key",
      "-out",
      "self.crt",
      "-days",
      "20",
      "-subj",
      "/CN=localhost",
      "-addext",
      names,
    ]);
    const selfSigned = await readPair({ folder, name: "self" });
    const ca = await readFile(join(folder, "ca.crt"), "utf8");
    return { ca, server, renewed, wrongHost, selfSigned, expired };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPair({ folder, name }: { folder: string; name: string }): Promise<KeyAndCertificate> {
  const [cert, key] = await Promise.all([
    readFile(join(folder, `${name}.crt`), "utf8"),
    readFile(join(folder, `${name}.key`), "utf8"),
  ]);
  return { cert, key };
}

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
const current = ["-days", "20"];
const past = ["-startdate", "20200101000000Z", "-enddate", "20200111000000Z"];

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
    const ca = await createAuthority({ folder });
    const server = await createSigned({ folder, name: "server", names, dates: current });
    const renewed = await createSigned({ folder, name: "renewed", names, dates: current });
    const wrongHost = await createSigned({ folder, name: "wrong-host", names: otherName, dates: current });
    const expired = await createSigned({ folder, name: "expired", names, dates: past });
    const selfSigned = await createSelfSigned({ folder, name: "self" });
    return { ca, server, renewed, wrongHost, selfSigned, expired };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prepares the folder as that of a CA; answers the CA's certificate. */
async function createAuthority({ folder }: { folder: string }): Promise<string> {
  await writeFile(join(folder, "ca.cnf"), caConfig);
  await writeFile(join(folder, "index.txt"), "");
  const files = ["-keyout", "ca.key", "-out", "ca.crt"];
  const subject = ["-subj", "/CN=Latchkey test CA"];
  await openssl(folder, ["req", "-x509", ...newKey, ...files, "-days", "30", ...subject]);
  return readFile(join(folder, "ca.crt"), "utf8");
}

/** A certificate signed by the folder's CA. */
async function createSigned(input: {
  readonly folder: string;
  readonly name: string;
  readonly names: string;
  readonly dates: readonly string[];
}): Promise<KeyAndCertificate> {
  const { folder, name, dates } = input;
  const request = `${name}.csr`;
  const subject = ["-subj", `/CN=${name}`, "-addext", input.names];
  await openssl(folder, ["req", ...newKey, "-keyout", `${name}.key`, "-out", request, ...subject]);
  const signing = ["ca", "-batch", "-notext", "-config", "ca.cnf"];
  await openssl(folder, [...signing, "-in", request, "-out", `${name}.crt`, ...dates]);
  return readPair({ folder, name });
}

/** A certificate that no CA has signed. */
async function createSelfSigned(input: {
  readonly folder: string;
  readonly name: string;
}): Promise<KeyAndCertificate> {
  const { folder, name } = input;
  const files = ["-keyout", `${name}.key`, "-out", `${name}.crt`];
  const subject = ["-subj", "/CN=localhost", "-addext", names];
  await openssl(folder, ["req", "-x509", ...newKey, ...files, ...current, ...subject]);
  return readPair(input);
}

function openssl(folder: string, args: readonly string[]): Promise<unknown> {
  return runCommand({ command: "openssl", args, cwd: folder });
}

async function readPair({ folder, name }: { folder: string; name: string }): Promise<KeyAndCertificate> {
  const [cert, key] = await Promise.all([
    readFile(join(folder, `${name}.crt`), "utf8"),
    readFile(join(folder, `${name}.key`), "utf8"),
  ]);
  return { cert, key };
}

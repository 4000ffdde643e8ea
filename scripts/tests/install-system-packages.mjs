import { existsSync, readdirSync } from "node:fs";
import { say, step } from "../steps/progress.mjs";
import { runCommand } from "../steps/run-command.mjs";

const policy = "/usr/sbin/policy-rc.d";

/** What the tests need from the system: the browser and the real servers. */
const needed = [
  { name: "chromium", isThere: () => existsSync("/usr/bin/chromium") },
  { name: "webkit2gtk-driver", isThere: () => existsSync("/usr/bin/WebKitWebDriver") },
  { name: "xvfb", isThere: () => existsSync("/usr/bin/Xvfb") },
  { name: "postgresql", isThere: hasPostgres },
  { name: "openssh-server", isThere: () => existsSync("/usr/sbin/sshd") },
  { name: "swift-proxy", isThere: () => existsSync("/usr/bin/swift-proxy-server") },
  { name: "swift-account", isThere: () => existsSync("/usr/bin/swift-account-server") },
  { name: "swift-container", isThere: () => existsSync("/usr/bin/swift-container-server") },
  { name: "swift-object", isThere: () => existsSync("/usr/bin/swift-object-server") },
  { name: "mariadb-server-core", isThere: () => existsSync("/usr/sbin/mariadbd") },
  { name: "mariadb-client-core", isThere: () => existsSync("/usr/bin/mariadb") },
  {
    name: "clickhouse-server",
    isThere: () => existsSync("/usr/bin/clickhouse-server") || existsSync("/usr/sbin/clickhouse-server"),
  },
  { name: "nginx-light", isThere: () => existsSync("/usr/sbin/nginx") },
  { name: "caddy", isThere: () => existsSync("/usr/bin/caddy") },
  { name: "openssl", isThere: () => existsSync("/usr/bin/openssl") },
];

function hasPostgres() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  return versions.some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`));
}

/**
 * Installs what is missing through apt-get, as root or with a sudo that asks for no password.
 * @returns the names of the packages that are still missing; why is printed.
 */
export async function installSystemPackages() {
  const missing = needed.filter((entry) => !entry.isThere()).map((entry) => entry.name);
  if (missing.length === 0) return [];
  try {
    await step(`Install ${missing.join(", ")}`, () => aptInstall(missing));
  } catch (error) {
    say(`${error.message} ${lastLineOf(error.output)}`);
  }
  return needed.filter((entry) => !entry.isThere()).map((entry) => entry.name);
}

async function aptInstall(names) {
  const admin = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...words) => {
    const [command, ...args] = [...admin, ...words];
    return runCommand({ title: words[0], command, args, env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  const ownPolicy = await forbidServices(run);
  try {
    await run("apt-get", "update");
    await run("apt-get", "install", "-y", "--no-install-recommends", ...names);
  } finally {
    if (ownPolicy) await run("rm", "-f", policy);
  }
}

/** A package must not start its service: the tests start servers of their own. True where the rule is ours. */
async function forbidServices(run) {
  if (existsSync(policy)) return false;
  await run("sh", "-c", `printf '#!/bin/sh\\nexit 101\\n' > ${policy} && chmod 755 ${policy}`);
  return true;
}

function lastLineOf(output = "") {
  return output.trim().split("\n").at(-1) ?? "";
}

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { serverArguments } from "../run/server-command.mjs";
import { root } from "./our-files";

const folder = mkdtempSync(path.join(tmpdir(), "latchkey-operate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const operate = path.join(root, "docs/operate");
const read = (name: string) => readFileSync(path.join(operate, name), "utf8");
const files = readdirSync(operate, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(operate, path.join(entry.parentPath, entry.name)));
const units = files.filter((name) => name.endsWith(".service"));
/** As `npm start` has them, with the bundle as it is named from the project's folder. */
const nodeArguments = [...serverArguments.slice(0, -1), ".next/latchkey/server.mjs"];
const has = (program: string) => spawnSync("which", [program]).status === 0;

test("every setting they name is one that is read", () => {
  const sources = readdirSync(path.join(root, "lib/config"))
    .map((name) => readFileSync(path.join(root, "lib/config", name), "utf8"))
    .join();
  // Of the commands, which ask a running Latchkey.
  const known = `${sources} LATCHKEY_URL LATCHKEY_API_KEY`;
  const named = files.flatMap((name) =>
    [...read(name).matchAll(/\bLATCHKEY_[A-Z_]+[A-Z]\b/g)].map(([text]) => text),
  );
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((setting) => !known.includes(setting))).toEqual([]);
});

test("links between the pages lead somewhere", () => {
  const dead = files
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) =>
      [...read(name).matchAll(/\]\((?!https?:)([^)#]+)/g)]
        .map(([, link = ""]) => path.join(operate, path.dirname(name), link))
        .filter((target) => !existsSync(target)),
    );
  expect(dead).toEqual([]);
});

test("image and units run the server as npm start does, on the same Node", () => {
  const dockerfile = read("docker/Dockerfile");
  const entry = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? "[]");
  expect(entry).toEqual(["node", ...nodeArguments]);
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  expect(dockerfile).toContain(`ARG NODE=node:${dependencies.node}-`);
  expect(units).toHaveLength(2);
  for (const unit of units)
    expect(/^ExecStart=(.+)$/m.exec(read(unit))?.[1]?.split(" ").slice(1)).toEqual(nodeArguments);
});

test("the image runs as nobody in particular, and copies no folder that is not there", () => {
  const dockerfile = read("docker/Dockerfile");
  expect(dockerfile).toMatch(/^USER 10001:10001$/m);
  const copied = [...dockerfile.matchAll(/^COPY (?:--from=build )?(.+)$/gm)].flatMap(([, names = ""]) =>
    names.split(" ").slice(0, -1),
  );
  const made = ["/app/node_modules", "/app/.next"];
  const missing = copied
    .filter((name) => !made.includes(name))
    .filter((name) => !existsSync(path.join(root, name.replace(/^\/app\//, ""))));
  expect(missing).toEqual([]);
});

test("the compose file has what the split needs", () => {
  const { services, networks } = parse(read("docker/compose.yaml"), { merge: true });
  expect(Object.keys(services).sort()).toEqual(["postgres", "proxy", "web", "worker"]);
  for (const mode of ["web", "worker"]) {
    expect(services[mode]).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
    expect(services[mode].environment).toMatchObject({
      LATCHKEY_MODE: mode,
      DATABASE_URL: expect.any(String),
    });
    expect(services[mode].ports).toBeUndefined();
  }
  expect(services.web.environment.DATABASE_URL).toMatch(/^postgres:\/\/latchkey_web:/);
  expect(services.web.volumes).toEqual(["sockets:/run/latchkey"]);
  expect(services.web.user).not.toBe(services.worker.user);
  expect(services.web.networks).not.toContain("egress");
  expect(networks.database).toEqual({ internal: true });
  expect(services.worker.networks).not.toContain("edge");
  expect(services.postgres.networks).toEqual(["database"]);
});

test("the dashboard asks for metrics that there are", () => {
  const sources = ["metric-kinds.ts", "open-metrics.ts"]
    .map((name) => readFileSync(path.join(root, "lib/telemetry", name), "utf8"))
    .join();
  const { panels } = JSON.parse(read("dashboards/latchkey.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/latchkey_[a-z_]+/g)].map(([name]) => name)),
  );
  const names = [...new Set(asked.map((name) => name.replace(/_(count|bucket)$/, "")))];
  expect(names).toHaveLength(6);
  expect(names.filter((name) => !sources.includes(name))).toEqual([]);
});

test.skipIf(!has("systemd-analyze"))("systemd takes the units", () => {
  for (const unit of units) {
    // The program lies elsewhere here.
    const text = read(unit).replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`);
    const file = path.join(folder, path.basename(unit));
    writeFileSync(file, text);
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
    const about = stderr.split("\n").filter((line) => line.includes("latchkey-"));
    expect({ status, about }).toEqual({ status: 0, about: [] });
  }
});

test.skipIf(!has("nginx"))("nginx takes its file", () => {
  mkdirSync(path.join(folder, "tls"));
  const pair = [
    "-keyout",
    path.join(folder, "tls/privkey.pem"),
    "-out",
    path.join(folder, "tls/fullchain.pem"),
  ];
  const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", [...request, "-subj", "/CN=latchkey.example.com", ...pair], { stdio: "ignore" });
  const file = path.join(folder, "nginx.conf");
  const ours = read("proxy/nginx.conf").replaceAll("/etc/latchkey/tls", path.join(folder, "tls"));
  writeFileSync(file, `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\n${ours}\n}\n`);
  const { status, stderr } = spawnSync("nginx", ["-t", "-q", "-c", file, "-p", folder], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test.skipIf(!has("caddy"))("Caddy takes its file", () => {
  const file = path.join(operate, "proxy/Caddyfile");
  const { status, stderr } = spawnSync("caddy", ["validate", "--config", file, "--adapter", "caddyfile"], {
    encoding: "utf8",
    env: { ...process.env, HOME: folder },
  });
  expect([status, stderr]).toEqual([0, expect.stringContaining("")]);
});

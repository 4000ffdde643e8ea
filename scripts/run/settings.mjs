import { randomInt } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../steps/project.mjs";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const loopback = "127.0.0.0/8,::1/128";

/** Port of the demo host page. An empty or absent DEMO_PORT means 4000. */
export function demoPort() {
  const text = process.env.DEMO_PORT || "4000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error("Cannot start: DEMO_PORT must be a port number from 1 to 65535.");
  }
  return port;
}

/**
 * Environment of the server. `npm start` is the trial setup: checks may dial this machine (the demo's database
 * is here) unless LATCHKEY_ALLOWED_NETWORKS says otherwise, and the demo host has an API key.
 */
export function serverEnv() {
  return {
    NODE_ENV: "production",
    LATCHKEY_ALLOWED_NETWORKS: process.env.LATCHKEY_ALLOWED_NETWORKS ?? loopback,
    LATCHKEY_BOOTSTRAP_API_KEY: process.env.LATCHKEY_BOOTSTRAP_API_KEY || demoApiKey(),
  };
}

/** The demo host's API key: made once, kept readable for this user only. */
function demoApiKey() {
  const folder = path.resolve(root, process.env.LATCHKEY_DATA_DIR || ".latchkey");
  const file = path.join(folder, "demo-api-key");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const key = `lk_${randomText(8)}_${randomText(43)}`;
    writeFileSync(file, `${key}\n`, { flag: "wx", mode: 0o600 });
    return key;
  } catch (error) {
    if (error.code === "EEXIST" && error.syscall === "open") return readFileSync(file, "utf8").trim();
    throw new Error(
      `Cannot start: the data folder ${folder} cannot be written; check that it belongs to this user, or set LATCHKEY_DATA_DIR to another folder.`,
    );
  }
}

function randomText(length) {
  return Array.from({ length }, () => base62[randomInt(base62.length)]).join("");
}

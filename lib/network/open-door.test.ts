import { execFile } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { openDoor } from "./open-door";

const run = promisify(execFile);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers each connection with what came in, and the streams to it. */
async function startEcho() {
  const server = createServer((socket) => void socket.on("error", () => {}).pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  let dialled = 0;
  const dial = async (): Promise<Socket> => {
    dialled += 1;
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
  return { dial, dialled: () => dialled };
}

async function startDoor(input: { readonly dial: () => Promise<Socket>; readonly connections: number }) {
  const controller = new AbortController();
  const door = await openDoor({ ...input, signal: controller.signal });
  closers.push(() => door.close());
  return { door, controller };
}

async function says(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  return chunk.toString();
}

test("a socket of this process is led to the destination", async () => {
  const echo = await startEcho();
  const { door } = await startDoor({ dial: echo.dial, connections: 2 });
  const [one, two] = [connect(door.port, door.host), connect(door.port, door.host)];
  expect(await Promise.all([says(one, "one"), says(two, "two")])).toEqual(["one", "two"]);
});

test("another process is cut without a byte, and takes nobody's place", async () => {
  const echo = await startEcho();
  const { door } = await startDoor({ dial: echo.dial, connections: 1 });
  const script = `const s = require("net").connect(${door.port}, "127.0.0.1", () => s.write("x"));
    s.on("data", () => console.log("data")); s.on("close", () => console.log("closed")); s.on("error", () => {});`;
  const { stdout } = await run(process.execPath, ["-e", script]);
  expect(stdout).toBe("closed\n");
  expect(echo.dialled()).toBe(0);
  expect(await says(connect(door.port, door.host), "still here")).toBe("still here");
});

test("no more connections come in than were asked for", async () => {
  const echo = await startEcho();
  const { door } = await startDoor({ dial: echo.dial, connections: 1 });
  expect(await says(connect(door.port, door.host), "first")).toBe("first");
  await once(
    connect(door.port, door.host).on("error", () => {}),
    "close",
  );
  expect(echo.dialled()).toBe(1);
});

test("a failed dial cuts the connection", async () => {
  const { door } = await startDoor({ dial: () => Promise.reject(new Error("refused")), connections: 1 });
  await once(
    connect(door.port, door.host).on("error", () => {}),
    "close",
  );
});

test.each(["close", "abort"])("%s ends everything that came in, and the port", async (way) => {
  const echo = await startEcho();
  const { door, controller } = await startDoor({ dial: echo.dial, connections: 5 });
  const socket = connect(door.port, door.host).on("error", () => {});
  await says(socket, "open");
  if (way === "close") door.close();
  else controller.abort();
  await once(socket, "close");
  const [error] = (await once(connect(door.port, door.host), "error")) as [NodeJS.ErrnoException];
  expect(error.code).toBe("ECONNREFUSED");
});

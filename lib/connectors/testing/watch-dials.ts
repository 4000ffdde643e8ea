import { Socket } from "node:net";
import { vi } from "vitest";
import type { CreateContext } from "./run-check";

/** Who may connect, as seen from the stack: the dialer, and a server that passes on what came in. */
const known = ["/lib/network/", "/e2e/rigs/", "at Server."];

/** A context to check with, and what was connected past it. */
export interface DialWatch {
  readonly createContext: CreateContext;
  /** Port and callers of each connection that neither the dialer made nor a door of the dialer was led to. */
  readonly strays: readonly string[];
  stop(): void;
}

/** Watches every socket of this process: what a driver dials itself would pass no egress policy. */
export function watchDials({ createContext }: { readonly createContext: CreateContext }): DialWatch {
  const strays: string[] = [];
  const doors = new Set<unknown>();
  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
  const spy = vi.spyOn(Socket.prototype, "connect");
  spy.mockImplementation(function watched(this: Socket, ...args: unknown[]) {
    const port = portOf(args);
    const callers = (new Error().stack ?? "").split("\n").slice(2).join("\n");
    const isKnown = known.some((place) => callers.includes(place)) || doors.has(port);
    if (!isKnown) strays.push(`port ${String(port)}\n${callers}`);
    return connect.apply(this, args);
  });
  return {
    strays,
    stop: () => spy.mockRestore(),
    createContext: (input) => {
      const context = createContext(input);
      const openDoor: typeof context.tcp.openDoor = async (door) => {
        const opened = await context.tcp.openDoor(door);
        doors.add(opened.port);
        return opened;
      };
      return { ...context, tcp: { ...context.tcp, openDoor } };
    },
  };
}

/** `connect(port, …)`, `connect({ port })`, or both as Node.js hands them on to itself: in a list. */
function portOf([first]: readonly unknown[]): unknown {
  if (Array.isArray(first)) return portOf(first);
  return typeof first === "object" && first !== null ? Reflect.get(first, "port") : first;
}

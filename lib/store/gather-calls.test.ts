import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherCalls } from "./gather-calls";
import { setStore } from "./store-holder";

/** What each statement carried, in their order, and how to end the oldest that is under way. */
let sent: string[][];
let underWay: { answer(): void; refuse(error: Error): void }[];
let alone: string[];

beforeEach(() => {
  setStore({ store: {} as never });
  [sent, underWay, alone] = [[], [], []];
});

afterEach(() => vi.useRealTimers());

const gather = ({ atMost = 10 }: { readonly atMost?: number } = {}) =>
  gatherCalls<string, string>({
    atMost,
    together: (asked) => {
      sent.push([...asked]);
      return new Promise((resolve, reject) => {
        underWay.push({ answer: () => resolve(asked.map((one) => one.toUpperCase())), refuse: reject });
      });
    },
    alone: async (asked) => {
      alone.push(asked);
      if (asked === "bad") throw new Error("it is bad");
      return `${asked} by itself`;
    },
  });

const turn = () => new Promise((resolve) => setImmediate(resolve));
const answerNext = async () => {
  underWay.shift()?.answer();
  await turn();
};

test("a call that comes alone goes at the end of its turn", async () => {
  const answer = gather()("a");
  await turn();
  expect(sent).toEqual([["a"]]);
  await answerNext();
  expect(await answer).toBe("A");
});

test("calls of one turn go together, and each gets its own answer", async () => {
  const call = gather();
  const answers = Promise.all(["a", "b", "c"].map(call));
  await turn();
  expect(sent).toEqual([["a", "b", "c"]]);
  await answerNext();
  expect(await answers).toEqual(["A", "B", "C"]);
});

test("calls that come while a statement is under way wait for its end, in their order", async () => {
  const call = gather();
  void call("a");
  await turn();
  void call("b");
  await turn();
  void call("c");
  await turn();
  expect(sent).toEqual([["a"]]);
  await answerNext();
  expect(sent).toEqual([["a"], ["b", "c"]]);
  await answerNext();
  // Nothing waits: the next goes at once again.
  void call("d");
  await turn();
  expect(sent.at(-1)).toEqual(["d"]);
});

test("no statement carries more than the most", async () => {
  const call = gather({ atMost: 2 });
  for (const asked of ["a", "b", "c", "d", "e"]) void call(asked);
  await turn();
  await answerNext();
  await answerNext();
  expect(sent).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

test("what the database refuses is sent again one by one, and only what is bad fails", async () => {
  const call = gather();
  const answers = Promise.allSettled(["a", "bad", "c"].map(call));
  await turn();
  underWay.shift()?.refuse(Object.assign(new Error("no"), { severity: "ERROR" }));
  expect(await answers).toMatchObject([
    { value: "a by itself" },
    { reason: { message: "it is bad" } },
    { value: "c by itself" },
  ]);
});

test("others do not wait for what is sent again", async () => {
  const call = gatherCalls<string, string>({
    atMost: 1,
    together: async ([asked = ""]) => {
      if (asked !== "slow") return [asked];
      throw Object.assign(new Error("a lock is held"), { severity: "ERROR" });
    },
    alone: () => new Promise(() => undefined),
  });
  void call("slow");
  expect(await call("quick")).toBe("quick");
});

test("a statement that is never answered holds up others for half a second", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const call = gather();
  void call("lost");
  await turn();
  const later = call("later");
  await vi.advanceTimersByTimeAsync(499);
  expect(sent).toEqual([["lost"]]);
  await vi.advanceTimersByTimeAsync(1);
  await turn();
  expect(sent).toEqual([["lost"], ["later"]]);
  underWay.pop()?.answer();
  expect(await later).toBe("LATER");
});

test("nothing is sent twice when the connection broke: it may have been carried out", async () => {
  const call = gather();
  const answers = Promise.allSettled(["a", "b"].map(call));
  await turn();
  underWay.shift()?.refuse(new Error("Connection terminated unexpectedly"));
  const reason = { message: "Connection terminated unexpectedly" };
  expect(await answers).toMatchObject([{ reason }, { reason }]);
  expect(alone).toEqual([]);
});

test("calls of two stores never meet in one statement", async () => {
  const call = gather();
  void call("a");
  setStore({ store: {} as never });
  void call("b");
  await turn();
  expect(sent).toEqual([["a"], ["b"]]);
});

import path from "node:path";
import { root } from "../kit/child-server.ts";
import { type Host, makeSession } from "../kit/host.ts";
import { randomText } from "../kit/latchkey.ts";
import { type ActionCall, actionIdOf, callAction, keepConnections } from "./call-action.ts";

/** A form that is filled in. */
const values = {
  host: "db.example.com",
  port: "5432",
  database: "analytics",
  schema: "public",
  username: "loader",
  password: "correct-horse-battery",
  ssl: "true",
  ssl_mode: "verify-full",
  encryption_type: "none",
};

/** The build of the product. */
export const productBuild: string = path.join(root, ".next");

/** Makes sessions with their forms filled in, each of another customer: what is left is the submit. */
export async function prepareSubmits(input: {
  readonly host: Host;
  readonly count: number;
}): Promise<readonly ActionCall[]> {
  const actions = actionIds();
  const made: ActionCall[] = [];
  let left = input.count;
  const lane = async () => {
    while (left-- > 0) made.push(await prepareSubmit({ host: input.host, actions }));
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return made;
}

type ActionIds = Readonly<Record<"exchangeToken" | "saveDraft" | "submit", string>>;

function actionIds(): ActionIds {
  const id = (name: keyof ActionIds) => actionIdOf({ build: productBuild, name });
  return { exchangeToken: id("exchangeToken"), saveDraft: id("saveDraft"), submit: id("submit") };
}

async function prepareSubmit(input: {
  readonly host: Host;
  readonly actions: ActionIds;
}): Promise<ActionCall> {
  const { host, actions } = input;
  const session = await makeSession({ host });
  const agent = keepConnections({ size: 1 });
  const action = (name: keyof ActionIds, argument: unknown): ActionCall => ({
    url: host.url,
    path: `/embed/${session.id}`,
    actionId: actions[name],
    argument,
  });
  try {
    const exchange = {
      token: session.token,
      tabKey: randomText(22),
      parentOrigin: host.url,
      sessionId: session.id,
    };
    const opened = await callAction({ call: action("exchangeToken", exchange), agent });
    const bearer = /"bearer":"([^"]+)"/.exec(opened)?.[1];
    if (bearer === undefined) throw new Error(`no bearer: ${opened.slice(0, 300)}`);
    const draft = { bearer, type: "postgres", stepId: "where", values };
    const saved = await callAction({ call: action("saveDraft", draft), agent });
    if (!saved.includes('"ok":true')) throw new Error(`not saved: ${saved.slice(0, 300)}`);
    return action("submit", { bearer, type: "postgres" });
  } finally {
    agent.destroy();
  }
}

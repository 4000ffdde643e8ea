import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { networkFailure } from "../kit/network-failure";
import type { Stage, StageOutcome } from "../types";
import { findPrimary } from "./find-primary";
import { knownOutcome, mongoFailure } from "./mongo-errors";
import { type OpenedClient, openClient } from "./open-client";
import { openWay } from "./open-way";
import { type MongoSettings, readMongoSettings } from "./settings";
import { signInWithRole } from "./sign-in-with-role";
import type { MongoState } from "./state";

const fields = {
  otherwise: "port",
  read_only: "host",
  starting: null,
  tls_untrusted: "ssl_root_cert",
  tls_name_mismatch: "host",
  address_not_allowed: "host",
  dns_not_found: "host",
};

/** Finds the server that takes writes, and signs in to it over the stream that the network stages opened. */
export const authenticate: Stage<MongoState> = {
  id: "authenticate",
  title: "Sign in",
  run: async ({ values, context, state }) => {
    const settings = readMongoSettings(values);
    const { egressAddresses } = context;
    if (!settings.hasRole && (settings.username === "" || settings.password === "")) {
      return knownOutcome({ cause: "authFailed", settings });
    }
    let opened: OpenedClient | null = null;
    try {
      opened = await open({ values, context, state, settings });
      return await signIn({ opened, settings, state });
    } catch (error) {
      const reason = error instanceof NetworkError ? error : opened?.dialError();
      if (reason instanceof NetworkError) return networkFailure({ error: reason, egressAddresses, fields });
      return mongoFailure({ error, settings });
    }
  },
};

async function open(input: {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly state: MongoState;
  readonly settings: MongoSettings;
}): Promise<OpenedClient> {
  const { values, context, state, settings } = input;
  if (state.stream === null) throw new Error("authenticate needs tcp_connect before it");
  const { server, stream } = await findPrimary({ stream: state.stream, values, context, state });
  return openClient({
    stream,
    dial: () => openWay({ server, values, context, state }),
    context,
    settings,
    onClose: (close) => state.resources.add(close),
  });
}

async function signIn(input: {
  readonly opened: OpenedClient;
  readonly settings: MongoSettings;
  readonly state: MongoState;
}): Promise<StageOutcome> {
  const { settings, state } = input;
  const { client } = input.opened;
  await client.connect();
  if (settings.hasRole) {
    if (state.roleKeys === null) throw new Error("authenticate needs assume_role before it");
    await signInWithRole({ client, keys: state.roleKeys });
  }
  const { version } = await client.db("admin").command({ buildInfo: 1 });
  state.client = client;
  return {
    status: "PASSED",
    message: settings.hasRole ? "Signed in with the role." : `Signed in as ${settings.username}.`,
    details: [{ label: "Server version", value: String(version ?? "unknown").slice(0, 100) }],
  };
}

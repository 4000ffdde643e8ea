// What a check does until a destination has answered its first query, by the very stages of the checks.
// Bundled by the bench.

import { openStages } from "../../lib/connectors/kit/browse/open-stages";
import { endpointFields } from "../../lib/connectors/kit/endpoint/read-endpoint";
import { authenticate as signInToMysql } from "../../lib/connectors/kit/mysql-wire/authenticate";
import { readEndpointOf } from "../../lib/connectors/kit/mysql-wire/read-endpoint-of";
import { requestTls as requestMysqlTls } from "../../lib/connectors/kit/mysql-wire/request-tls";
import { createMysqlState } from "../../lib/connectors/kit/mysql-wire/state";
import { networkStages } from "../../lib/connectors/kit/network-stages";
import { authenticate as signInToPostgres } from "../../lib/connectors/kit/postgres-wire/authenticate";
import { requestTls as requestPostgresTls } from "../../lib/connectors/kit/postgres-wire/request-tls";
import { createState } from "../../lib/connectors/kit/postgres-wire/state";
import { dialect as postgres } from "../../lib/connectors/postgres/dialect";
import { createGuardedHttp } from "../../lib/network/create-guarded-http";
import { createGuardedTcp } from "../../lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "../../lib/network/parse-egress-policy";

type Values = Readonly<Record<string, string>>;

const mysql = { defaultPort: 3306 };
const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.0/8", "::1/128"] });
const limits = { maxRows: 1, maxBytes: 1_000, ms: 10_000 };

const postgresStages = [
  ...networkStages<ReturnType<typeof createState>>({
    fields: postgres.networkFields,
    read: postgres.readTarget,
    requestTls: requestPostgresTls,
  }),
  signInToPostgres(postgres),
];
const mysqlStages = [
  ...networkStages<ReturnType<typeof createMysqlState>>({
    fields: endpointFields,
    read: (values) => readEndpointOf({ dialect: mysql, values }),
    requestTls: requestMysqlTls,
  }),
  signInToMysql(mysql),
];

/** Resolve, judge, connect, TLS, sign in, ask for the version. @throws BrowseError */
export async function dialPostgres(values: Values): Promise<() => Promise<void>> {
  const state = createState();
  await openStages({ stages: postgresStages, state, input: inputOf(values) });
  return async () => {
    await state.client?.end();
    state.resources.release();
  };
}

/** The same of MariaDB. @throws BrowseError */
export async function dialMariadb(values: Values): Promise<() => Promise<void>> {
  const state = createMysqlState();
  await openStages({ stages: mysqlStages, state, input: inputOf(values) });
  return async () => {
    await state.connection?.end();
    state.resources.release();
  };
}

function inputOf(values: Values) {
  const { signal } = new AbortController();
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  const context = { tcp, http: createGuardedHttp({ tcp, signal }), signal, trusted, egressAddresses: [] };
  return { values, context, limits } as unknown as Parameters<typeof openStages>[0]["input"];
}
